"""An application: counts the words of its arguments."""
