log = ["a"]
import chain_b

log.append("a again")
