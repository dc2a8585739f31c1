raise ValueError("inner")
