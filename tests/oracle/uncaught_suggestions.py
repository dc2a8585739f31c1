"""Names that are nearly right: each traceback of a long chain suggests one, or none."""

counter, Counter, grosse_zahl, übung = 1, 2, 3, 4
ab = 5
a_very_long_name_that_only_its_very_long_ending_tells_from_its_next_neighbour = 6


def misspelt_locals(alpha, beta_value):
    gamma = alpha

    def inner():
        return alpha + delta

    try:
        return gama
    finally:
        try:
            return betavalue
        finally:
            delta = 4
            try:
                return Gamma
            finally:
                alhpa


def unbound_free():
    def inner():
        free_variabel = 1
        return free_variable

    inner()
    free_variable = 1


attempts = [
    lambda: misspelt_locals(1, 2),
    unbound_free,
    lambda: countr,
    lambda: COUNTER,
    lambda: ubung,
    lambda: ac,
    lambda: xyz,
    lambda: q,
    lambda: lenn(1),
    lambda: pritn(1),
    lambda: oepn(1),
    lambda: ValueErorr,
    lambda: Permissionerror,
    lambda: a_very_long_name_that_only_its_very_long_ending_tells_from_its_next_neighbours,
    lambda: a_very_long_name_that_nobody_would_take_for_that_long_one_of_the_two_neighbour,
    lambda: [].apend(1),
    lambda: [].appendd,
    lambda: "".uper(),
    lambda: {}.item(),
    lambda: {1}.ad(2),
    lambda: (1).reel,
    lambda: str.joinn,
    lambda: misspelt_locals.__nam__,
    lambda: [].completely_different,
    lambda: "".startwith("a"),
    lambda: ValueError().arg,
    lambda: exec_("no"),
]


class Many:
    blech = None


for index in range(800):
    setattr(Many, f"name_{index}", None)


def of_many():
    return Many().bluch


def given():
    raise NameError("given", name="prnt")


def nobody():
    raise NameError("name 'prnt' is not defined")


def same():
    raise NameError("same", name="print")


def of_object():
    raise AttributeError("of an object", name="splitt", obj="text")


def chain(attempts):
    try:
        attempts[0]()
    finally:
        if len(attempts) > 1:
            chain(attempts[1:])


chain(attempts + [given, nobody, same, of_object, of_many])
