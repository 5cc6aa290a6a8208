# What the stories in shell share; sourced by them.

# equals WHAT EXPECTED ACTUAL
equals() {
  if [[ "$2" != "$3" ]]; then
    printf 'not ok: %s\n  expected: %s\n  but was:  %s\n' "$1" "$2" "$3" >&2
    exit 1
  fi
  echo "ok: $1"
}

# contains WHAT EXPECTED ACTUAL
contains() {
  if [[ "$3" != *"$2"* ]]; then
    printf 'not ok: %s\n  expected in it: %s\n  but was:        %s\n' "$1" "$2" "$3" >&2
    exit 1
  fi
  echo "ok: $1"
}

# control PATH BODY: what a test in any language asks of the simulator itself.
control() {
  curl --silent --show-error --fail-with-body --request POST "$SIMULATOR/_simulator/$1" --data "$2"
}

# refuse_next OPERATION CODE STATUS: the world never gives this error by itself, so it is told to.
refuse_next() {
  control faults "{\"operation\":\"$1\",\"outcome\":\"refuse\",
    \"error\":{\"code\":\"$2\",\"statusCode\":$3,\"message\":\"Told to.\"}}" >/dev/null
}
