items = {"a": 1}


class Broken:
    value = items["b"]
