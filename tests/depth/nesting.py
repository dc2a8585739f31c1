# SPDX-License-Identifier: BSL-1.0
"""Expressions nested as deeply as python3.11 takes them."""


def identity(a):
    return a


def powers(a):
    return (
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a
        ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a ** a **
        a ** a ** a ** a ** a ** a
    )


def signs(a):
    return (
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -
        - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a
    )


def choices(a):
    return (
        0 if a == 0 else 1 if a == 1 else 2 if a == 2 else 3 if a == 3 else 4 if a == 4
        else 5 if a == 5 else 6 if a == 6 else 7 if a == 7 else 8 if a == 8 else 9 if a ==
        9 else 10 if a == 10 else 11 if a == 11 else 12 if a == 12 else 13 if a == 13 else
        14 if a == 14 else 15 if a == 15 else 16 if a == 16 else 17 if a == 17 else 18 if a
        == 18 else 19 if a == 19 else 20 if a == 20 else 21 if a == 21 else 22 if a == 22
        else 23 if a == 23 else 24 if a == 24 else 25 if a == 25 else 26 if a == 26 else 27
        if a == 27 else 28 if a == 28 else 29 if a == 29 else 30 if a == 30 else 31 if a ==
        31 else 32 if a == 32 else 33 if a == 33 else 34 if a == 34 else 35 if a == 35 else
        36 if a == 36 else 37 if a == 37 else 38 if a == 38 else 39 if a == 39 else 40 if a
        == 40 else 41 if a == 41 else 42 if a == 42 else 43 if a == 43 else 44 if a == 44
        else 45 if a == 45 else 46 if a == 46 else 47 if a == 47 else 48 if a == 48 else 49
        if a == 49 else 50 if a == 50 else 51 if a == 51 else 52 if a == 52 else 53 if a ==
        53 else 54 if a == 54 else 55 if a == 55 else 56 if a == 56 else 57 if a == 57 else
        58 if a == 58 else 59 if a == 59 else 60 if a == 60 else 61 if a == 61 else 62 if a
        == 62 else 63 if a == 63 else 64 if a == 64 else 65 if a == 65 else 66 if a == 66
        else 67 if a == 67 else 68 if a == 68 else 69 if a == 69 else 70 if a == 70 else 71
        if a == 71 else 72 if a == 72 else 73 if a == 73 else 74 if a == 74 else 75 if a ==
        75 else 76 if a == 76 else 77 if a == 77 else 78 if a == 78 else 79 if a == 79 else
        80 if a == 80 else 81 if a == 81 else 82 if a == 82 else 83 if a == 83 else 84 if a
        == 84 else 85 if a == 85 else 86 if a == 86 else 87 if a == 87 else 88 if a == 88
        else 89 if a == 89 else 90 if a == 90 else 91 if a == 91 else 92 if a == 92 else 93
        if a == 93 else 94 if a == 94 else 95 if a == 95 else 96 if a == 96 else 97 if a ==
        97 else 98 if a == 98 else 99 if a == 99 else 100 if a == 100 else 101 if a == 101
        else 102 if a == 102 else 103 if a == 103 else 104 if a == 104 else 105 if a == 105
        else 106 if a == 106 else 107 if a == 107 else 108 if a == 108 else 109 if a == 109
        else 110 if a == 110 else 111 if a == 111 else 112 if a == 112 else 113 if a == 113
        else 114 if a == 114 else 115 if a == 115 else 116 if a == 116 else 117 if a == 117
        else 118 if a == 118 else 119 if a == 119 else 120 if a == 120 else 121 if a == 121
        else 122 if a == 122 else 123 if a == 123 else 124 if a == 124 else 125 if a == 125
        else 126 if a == 126 else 127 if a == 127 else 128 if a == 128 else 129 if a == 129
        else 130 if a == 130 else 131 if a == 131 else 132 if a == 132 else 133 if a == 133
        else 134 if a == 134 else 135 if a == 135 else 136 if a == 136 else 137 if a == 137
        else 138 if a == 138 else 139 if a == 139 else 140 if a == 140 else 141 if a == 141
        else 142 if a == 142 else 143 if a == 143 else 144 if a == 144 else 145 if a == 145
        else 146 if a == 146 else 147 if a == 147 else 148 if a == 148 else 149 if a == 149
        else 150 if a == 150 else 151 if a == 151 else 152 if a == 152 else 153 if a == 153
        else 154 if a == 154 else 155 if a == 155 else 156 if a == 156 else 157 if a == 157
        else 158 if a == 158 else 159 if a == 159 else 160 if a == 160 else 161 if a == 161
        else 162 if a == 162 else 163 if a == 163 else 164 if a == 164 else 165 if a == 165
        else 166 if a == 166 else 167 if a == 167 else 168 if a == 168 else 169 if a == 169
        else 170 if a == 170 else 171 if a == 171 else 172 if a == 172 else 173 if a == 173
        else 174 if a == 174 else 175 if a == 175 else 176 if a == 176 else 177 if a == 177
        else 178 if a == 178 else 179 if a == 179 else 180 if a == 180 else 181 if a == 181
        else 182 if a == 182 else 183 if a == 183 else 184 if a == 184 else 185 if a == 185
        else 186 if a == 186 else 187 if a == 187 else 188 if a == 188 else 189 if a == 189
        else 190 if a == 190 else 191 if a == 191 else 192 if a == 192 else 193 if a == 193
        else 194 if a == 194 else 195 if a == 195 else 196 if a == 196 else 197 if a == 197
        else 198 if a == 198 else 199 if a == 199 else 200 if a == 200 else 201 if a == 201
        else 202 if a == 202 else 203 if a == 203 else 204 if a == 204 else 205 if a == 205
        else 206 if a == 206 else 207 if a == 207 else 208 if a == 208 else 209 if a == 209
        else 210 if a == 210 else 211 if a == 211 else 212 if a == 212 else 213 if a == 213
        else 214 if a == 214 else 215 if a == 215 else 216 if a == 216 else 217 if a == 217
        else 218 if a == 218 else 219 if a == 219 else 220 if a == 220 else 221 if a == 221
        else 222 if a == 222 else 223 if a == 223 else 224 if a == 224 else 225 if a == 225
        else 226 if a == 226 else 227 if a == 227 else 228 if a == 228 else 229 if a == 229
        else 230 if a == 230 else 231 if a == 231 else 232 if a == 232 else 233 if a == 233
        else 234 if a == 234 else 235 if a == 235 else 236 if a == 236 else 237 if a == 237
        else 238 if a == 238 else 239 if a == 239 else 240 if a == 240 else 241 if a == 241
        else 242 if a == 242 else 243 if a == 243 else 244 if a == 244 else 245 if a == 245
        else 246 if a == 246 else 247 if a == 247 else 248 if a == 248 else 249 if a == 249
        else 250 if a == 250 else 251 if a == 251 else 252 if a == 252 else 253 if a == 253
        else 254 if a == 254 else 255 if a == 255 else 256 if a == 256 else 257 if a == 257
        else 258 if a == 258 else 259 if a == 259 else 260 if a == 260 else 261 if a == 261
        else 262 if a == 262 else 263 if a == 263 else 264 if a == 264 else 265 if a == 265
        else 266 if a == 266 else 267 if a == 267 else 268 if a == 268 else 269 if a == 269
        else 270 if a == 270 else 271 if a == 271 else 272 if a == 272 else 273 if a == 273
        else 274 if a == 274 else 275 if a == 275 else 276 if a == 276 else 277 if a == 277
        else 278 if a == 278 else 279 if a == 279 else 280 if a == 280 else 281 if a == 281
        else 282 if a == 282 else 283 if a == 283 else 284 if a == 284 else 285 if a == 285
        else 286 if a == 286 else 287 if a == 287 else 288 if a == 288 else 289 if a == 289
        else 290 if a == 290 else 291 if a == 291 else 292 if a == 292 else 293 if a == 293
        else 294 if a == 294 else 295 if a == 295 else 296 if a == 296 else 297 if a == 297
        else 298 if a == 298 else 299 if a == 299 else 300 if a == 300 else 301 if a == 301
        else 302 if a == 302 else 303 if a == 303 else 304 if a == 304 else 305 if a == 305
        else 306 if a == 306 else 307 if a == 307 else 308 if a == 308 else 309 if a == 309
        else 310 if a == 310 else 311 if a == 311 else 312 if a == 312 else 313 if a == 313
        else 314 if a == 314 else 315 if a == 315 else 316 if a == 316 else 317 if a == 317
        else 318 if a == 318 else 319 if a == 319 else 320 if a == 320 else 321 if a == 321
        else 322 if a == 322 else 323 if a == 323 else 324 if a == 324 else 325 if a == 325
        else 326 if a == 326 else 327 if a == 327 else 328 if a == 328 else 329 if a == 329
        else 330 if a == 330 else 331 if a == 331 else 332 if a == 332 else 333 if a == 333
        else 334 if a == 334 else 335 if a == 335 else 336 if a == 336 else 337 if a == 337
        else 338 if a == 338 else 339 if a == 339 else 340 if a == 340 else 341 if a == 341
        else 342 if a == 342 else 343 if a == 343 else 344 if a == 344 else 345 if a == 345
        else 346 if a == 346 else 347 if a == 347 else 348 if a == 348 else 349 if a == 349
        else 350 if a == 350 else 351 if a == 351 else 352 if a == 352 else 353 if a == 353
        else 354 if a == 354 else 355 if a == 355 else 356 if a == 356 else 357 if a == 357
        else 358 if a == 358 else 359 if a == 359 else 360 if a == 360 else 361 if a == 361
        else 362 if a == 362 else 363 if a == 363 else 364 if a == 364 else 365 if a == 365
        else 366 if a == 366 else 367 if a == 367 else 368 if a == 368 else 369 if a == 369
        else 370 if a == 370 else 371 if a == 371 else 372 if a == 372 else 373 if a == 373
        else 374 if a == 374 else 375 if a == 375 else 376 if a == 376 else 377 if a == 377
        else 378 if a == 378 else 379 if a == 379 else 380 if a == 380 else 381 if a == 381
        else 382 if a == 382 else 383 if a == 383 else 384 if a == 384 else 385 if a == 385
        else 386 if a == 386 else 387 if a == 387 else 388 if a == 388 else 389 if a == 389
        else 390 if a == 390 else 391 if a == 391 else 392 if a == 392 else 393 if a == 393
        else 394 if a == 394 else 395 if a == 395 else 396 if a == 396 else 397 if a == 397
        else 398 if a == 398 else 399 if a == 399 else 400 if a == 400 else 401 if a == 401
        else 402 if a == 402 else 403 if a == 403 else 404 if a == 404 else 405 if a == 405
        else 406 if a == 406 else 407 if a == 407 else 408 if a == 408 else 409 if a == 409
        else 410 if a == 410 else 411 if a == 411 else 412 if a == 412 else 413 if a == 413
        else 414 if a == 414 else 415 if a == 415 else 416 if a == 416 else 417 if a == 417
        else 418 if a == 418 else 419 if a == 419 else 420 if a == 420 else 421 if a == 421
        else 422 if a == 422 else 423 if a == 423 else 424 if a == 424 else 425 if a == 425
        else 426 if a == 426 else 427 if a == 427 else 428 if a == 428 else 429 if a == 429
        else 430 if a == 430 else 431 if a == 431 else 432 if a == 432 else 433 if a == 433
        else 434 if a == 434 else 435 if a == 435 else 436 if a == 436 else 437 if a == 437
        else 438 if a == 438 else 439 if a == 439 else 440 if a == 440 else 441 if a == 441
        else 442 if a == 442 else 443 if a == 443 else 444 if a == 444 else 445 if a == 445
        else 446 if a == 446 else 447 if a == 447 else 448 if a == 448 else 449 if a == 449
        else 450 if a == 450 else 451 if a == 451 else 452 if a == 452 else 453 if a == 453
        else 454 if a == 454 else 455 if a == 455 else 456 if a == 456 else 457 if a == 457
        else 458 if a == 458 else 459 if a == 459 else 460 if a == 460 else 461 if a == 461
        else 462 if a == 462 else 463 if a == 463 else 464 if a == 464 else 465 if a == 465
        else 466 if a == 466 else 467 if a == 467 else 468 if a == 468 else 469 if a == 469
        else 470 if a == 470 else 471 if a == 471 else 472 if a == 472 else 473 if a == 473
        else 474 if a == 474 else 475 if a == 475 else 476 if a == 476 else 477 if a == 477
        else 478 if a == 478 else 479 if a == 479 else 480 if a == 480 else 481 if a == 481
        else 482 if a == 482 else 483 if a == 483 else 484 if a == 484 else 485 if a == 485
        else 486 if a == 486 else 487 if a == 487 else 488 if a == 488 else 489 if a == 489
        else 490 if a == 490 else 491 if a == 491 else 492 if a == 492 else 493 if a == 493
        else 494 if a == 494 else 495 if a == 495 else 496 if a == 496 else 497 if a == 497
        else 498 if a == 498 else 499 if a == 499 else -1
    )


def calls(a):
    return (
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        identity(identity(identity(identity(identity(identity(identity(identity(identity(
        a
        ))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
        ))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
    )


def brackets(a):
    return (
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        a
        ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
        [0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]
    )
