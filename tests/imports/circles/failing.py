import failing_helper

print("before")
1 / 0
