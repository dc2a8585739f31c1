print("a module whose name is a C++ keyword")
