# SPDX-License-Identifier: BSL-1.0
"""A class derived from str."""


class S(str):
    def shout(self):
        return self.upper() + '!'


s = S('abc')
print(s, s.shout(), s + 'd', type(s + 'd'))
print(s == 'abc', {'abc': 1}[s], hash(s) == hash('abc'), len(s))
print(s[1], s[:], type(s[:]), f'{s:>5}')
print('%s' % s, 'b' in s, s.split('b'), ','.join([s, s]))
print(repr(s), s.x if hasattr(s, 'x') else 'none', S('é'), S('日本'))
print(S('😀'), S(5), type(str(s)))
s.y = 4
print(s.y, s.__dict__)
print(type(S('x') + ''), type('' + S('x')), type(S('') + S('')), type(S('x') + S('y')))
for text in (S('x'), S(''), S('%%'), S('{{')):
    for made in (lambda: text.format(), lambda: text.format_map({}), lambda: text % {}, lambda: f'{text}', lambda: '%s' % text, lambda: '{}'.format(text)):
        try:
            print(type(made()).__name__, made() is text, end='; ')
        except ValueError as error:
            print(error, end='; ')
    print()
print([type(iter(text)).__name__ for text in ('a', 'é', S('a'), S('é'), '')], list(S('ab')), list(iter(S('é日'))))
