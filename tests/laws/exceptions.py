# SPDX-License-Identifier: BSL-1.0
"""Laws of try, except, else, finally, raise, and of locals that are not bound."""


def caught(a):
    try:
        return 10 // a
    except ZeroDivisionError:
        return -1


def order(a):
    seen = ""
    try:
        seen += "t"
        if a == 1:
            raise ValueError
        if a == 2:
            raise KeyError("k")
        seen += "T"
    except ValueError:
        seen += "v"
    except (IndexError, KeyError) as error:
        seen += "k" + str(error.args[0])
    else:
        seen += "e"
    finally:
        seen += "f"
    return seen


def orders():
    return order(0) == "tTef" and order(1) == "tvf" and order(2) == "tkkf"


def return_in_finally(a):
    try:
        return 1 // a
    finally:
        return 7


def return_through_finally(a):
    seen = []

    def run():
        try:
            if a:
                return 1
            seen.append("after")
        finally:
            seen.append("finally")
        return 2

    return run() * 10 + len(seen)


def finally_changes_nothing(a):
    try:
        return a
    finally:
        a += 100


def break_in_finally(n):
    for i in range(n):
        try:
            1 // 0
        finally:
            break
    return i


def continue_through_finally(n):
    total = 0
    for i in range(n):
        try:
            if i % 2:
                continue
            total += 1
        finally:
            total += 10
    return total


def nested(a):
    seen = 0
    try:
        try:
            if a == 1:
                raise ValueError
            if a == 2:
                raise KeyError
        except ValueError:
            seen += 1
            raise IndexError
        finally:
            seen += 10
    except IndexError:
        seen += 100
    except KeyError:
        seen += 1000
    return seen


def again(a):
    try:
        try:
            [][a]
        except IndexError as error:
            held = error
            raise
    except IndexError as error:
        return error is held
    return False


def context():
    try:
        try:
            1 // 0
        except ZeroDivisionError:
            raise KeyError("x")
    except KeyError as error:
        return isinstance(error.__context__, ZeroDivisionError) and error.__cause__ is None


def cause():
    try:
        try:
            1 // 0
        except ZeroDivisionError as first:
            raise ValueError("second") from first
    except ValueError as error:
        return error.__cause__ is error.__context__ and isinstance(error.__cause__, ZeroDivisionError)


def name_is_deleted():
    try:
        raise ValueError
    except ValueError as error:
        pass
    try:
        error
    except UnboundLocalError as unbound:
        return str(unbound) == "cannot access local variable 'error' where it is not associated with a value"


def thrower(n):
    if n == 0:
        raise ValueError("deep")
    return thrower(n - 1) + 1


def through_calls(n):
    try:
        return thrower(n)
    except ValueError as error:
        return str(error) == "deep"


def in_loop(n):
    errors = total = 0
    for i in range(n):
        try:
            total += 12 // (i % 3)
        except ZeroDivisionError:
            errors += 1
            continue
        total += 1
    return errors * 1000 + total


def out_of_loop(n):
    i = 0
    try:
        while True:
            i += 1
            if i == n:
                raise StopIteration
    except StopIteration:
        return i


def in_expression(a):
    def fail():
        raise ValueError

    try:
        return [1, 2, (3, a), fail(), 4][0] + 1
    except ValueError:
        return -1


def in_arguments(a):
    def fail():
        raise ValueError

    try:
        return max(1, a, min(2, fail()))
    except ValueError:
        return -2


def while_handling():
    seen = []
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise ValueError(2)
        except ValueError:
            seen.append("inner")
        try:
            raise
        except KeyError as error:
            seen.append(error.args[0])
    return seen == ["inner", 1]


def no_active_exception():
    try:
        raise
    except RuntimeError as error:
        return str(error) == "No active exception to reraise"


def not_an_exception():
    try:
        raise 1
    except TypeError as error:
        return str(error) == "exceptions must derive from BaseException"


def base_classes():
    caught = 0
    for error in ZeroDivisionError, KeyError, IndexError, ValueError:
        try:
            raise error
        except ArithmeticError:
            caught += 1
        except LookupError:
            caught += 10
        except Exception:
            caught += 100
    return caught


def assertion(a):
    try:
        assert a > 0, "not positive"
    except AssertionError as error:
        return str(error) == "not positive"
    return False


def unbound(a):
    try:
        if a:
            value = 1
        return value
    except UnboundLocalError:
        return -1


def deleted(a):
    value = a
    del value
    try:
        return value
    except UnboundLocalError:
        value = a + 1
    return value


def deleted_twice():
    value = 1
    del value
    try:
        del value
    except UnboundLocalError as error:
        return str(error) == "cannot access local variable 'value' where it is not associated with a value"


def deleted_in_loop(n):
    total = 0
    for i in range(n):
        value = i
        total += value
        del value
    return total


def deleted_cell():
    value = 1

    def read():
        return value

    first = read()
    del value
    try:
        read()
    except NameError:
        return first == 1


def missing_global():
    try:
        return no_such_name
    except NameError as error:
        return str(error) == "name 'no_such_name' is not defined"


def missing_attribute():
    try:
        return (1).no_such_name
    except AttributeError as error:
        return str(error) == "'int' object has no attribute 'no_such_name'"


def wrong_types():
    texts = []
    for a, b in (1, "a"), ("a", 1), ([], 1), (None, None):
        try:
            a + b
        except TypeError as error:
            texts.append(str(error))
    return texts == [
        "unsupported operand type(s) for +: 'int' and 'str'",
        'can only concatenate str (not "int") to str',
        'can only concatenate list (not "int") to list',
        "unsupported operand type(s) for +: 'NoneType' and 'NoneType'",
    ]


def three_finallys(a):
    seen = []
    try:
        try:
            try:
                if a:
                    raise ValueError
            finally:
                seen.append(1)
        finally:
            seen.append(2)
    except ValueError:
        seen.append(9)
    finally:
        seen.append(3)
    return seen == ([1, 2, 9, 3] if a else [1, 2, 3])


def except_in_except(n):
    depth = 0
    try:
        1 // 0
    except ZeroDivisionError:
        try:
            [][0]
        except IndexError:
            try:
                {}[0]
            except KeyError as error:
                depth = 0
                while error is not None:
                    depth += 1
                    error = error.__context__
    return depth == n


def loop_in_finally(n):
    total = 0
    try:
        total = 10 // n
    except ZeroDivisionError:
        total = -1
    finally:
        for i in range(3):
            if i == 1:
                continue
            total += i
    return total


def unpack_raises_in_for():
    caught = 0
    for item in [(1, 2), (1, 2, 3), (4,)]:
        try:
            a, b = item
        except ValueError:
            caught += 1
    return caught * 100 + a * 10 + b


def fails(number):
    own = [number]
    names = locals()
    raise ValueError(names is None)


def variables_of_frames(number):
    try:
        fails(number)
    except ValueError as error:
        kept = error
        entry = error.__traceback__.tb_next
        frame = entry.tb_frame
        found = frame.f_locals["own"][0], frame.f_locals is frame.f_locals["names"]
        frame.clear()
        return found == (number, True) and frame.f_lineno == entry.tb_lineno and not frame.f_locals


def frames_in_cycles(count):
    found = 0
    for number in range(count):
        try:
            fails(number)
        except ValueError as error:
            kept = error
            kept.args = (kept,)
        found += kept.__traceback__.tb_next.tb_frame.f_locals["number"]
    return found
