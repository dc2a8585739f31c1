from chain_a import log

log.append("b")
