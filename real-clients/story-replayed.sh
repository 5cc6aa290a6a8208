#!/usr/bin/env bash
#
# What the AWS CLI did to the server is lived through again from its recording: by a JVM of its own, and by the server itself.
# RECORDED keeps the recording and its timeline under this name, with .json and .txt behind it: so the test resource of the testkit was made.

set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/checks.sh"
kept=${RECORDED:-$(mktemp)}

asked() {
  curl --silent --show-error --fail-with-body "$SIMULATOR/_simulator/$1"
}

./story-cli.sh
asked recording >"$kept.json"
asked timeline >"$kept.txt"
journal=$(asked journal)

equals "the timeline, in a JVM of its own" "$(<"$kept.txt")" "$("$JAVA" -jar "$JAR" replay "$kept.json")"
curl --silent --show-error --fail-with-body --output /dev/null "$SIMULATOR/_simulator/replay" --data-binary "@$kept.json"
equals "the journal, in the server" "$journal" "$(asked journal)"
if [[ -z "${RECORDED:-}" ]]; then rm -f "$kept" "$kept.json" "$kept.txt"; fi
