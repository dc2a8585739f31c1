from collections import Counter


def words(texts):
    """The words of the texts, the most frequent ones first, and how often they occur."""
    return Counter(word for text in texts for word in text.split()).most_common()
