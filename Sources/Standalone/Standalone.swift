// What this target is for stands in Package.swift.
