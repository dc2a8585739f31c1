value = 1
import second

value = 2
