note = "found"
