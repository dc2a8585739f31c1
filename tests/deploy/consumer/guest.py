word = "imported"
