/** What a shell is to offer: the commands with what they do, and what may follow each. */
export type Offer = {
  readonly name: string;
  readonly summary: string;
  readonly words: readonly string[];
  readonly takesMission: boolean;
};

const FIND_MISSIONS = `  local folder="$PWD"
  while [ ! -f "$folder/data/workspace.yaml" ]; do
    if [ "$folder" = / ] || [ -z "$folder" ]; then folder="$ATTACHE_WORKSPACE"; break; fi
    folder="\${folder%/*}"; [ -n "$folder" ] || folder=/
  done
  [ -d "$folder/data/missions" ] && command ls "$folder/data/missions"`;

const names = (offers: readonly Offer[]): string => offers.map(({ name }) => name).join(' ');

/** For `~/.bashrc`: \`eval "$(attache completion bash)"\`. */
export function bashCompletion(offers: readonly Offer[]): string {
  const cases = offers.map(
    ({ name, words, takesMission }) =>
      `    ${name}) words="${words.join(' ')}${takesMission ? ' $(_attache_missions)' : ''}" ;;`,
  );
  return `_attache_missions() {
${FIND_MISSIONS}
}
_attache() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${names(offers)}"
  [ "$COMP_CWORD" -gt 1 ] && case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _attache attache
`;
}

/** For `~/.zshrc`: \`eval "$(attache completion zsh)"\`. */
export function zshCompletion(offers: readonly Offer[]): string {
  const cases = offers.map(
    ({ name, words, takesMission }) =>
      `    ${name}) compadd -- ${words.join(' ')}${takesMission ? ' $(_attache_missions)' : ''} ;;`,
  );
  const commands = offers.map(
    ({ name, summary }) => `    '${name}:${summary.replaceAll("'", `'\\''`).replaceAll(':', '\\:')}'`,
  );
  return `_attache_missions() {
${FIND_MISSIONS}
}
_attache() {
  local -a commands
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case "\${words[2]}" in
${cases.join('\n')}
  esac
  _files
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _attache attache
`;
}

/** For fish: \`attache completion fish | source\`. */
export function fishCompletion(offers: readonly Offer[]): string {
  const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = offers.flatMap(({ name, summary, words, takesMission }) => [
    `complete -c attache -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
    ...words.map((word) =>
      word.startsWith('--')
        ? `complete -c attache -n '__fish_seen_subcommand_from ${name}' -l ${word.slice(2)}`
        : `complete -c attache -n '__fish_seen_subcommand_from ${name}' -f -a ${word}`,
    ),
    ...(takesMission
      ? [`complete -c attache -n '__fish_seen_subcommand_from ${name}' -f -a '(_attache_missions)'`]
      : []),
  ]);
  return `function _attache_missions
  set -l folder $PWD
  while not test -f $folder/data/workspace.yaml
    if test $folder = /
      set folder $ATTACHE_WORKSPACE
      break
    end
    set folder (dirname $folder)
  end
  test -d "$folder/data/missions"; and command ls $folder/data/missions
end
${lines.join('\n')}
`;
}
