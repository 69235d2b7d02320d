/** What a shell is to offer: the commands with what they do, and what may follow each. */
export type Offer = {
  readonly name: string;
  readonly summary: string;
  /** Its deeds, or what its argument may be. */
  readonly words: readonly string[];
  readonly takesMission: boolean;
  readonly options: readonly OfferedOption[];
};

/** What may follow an option: words (none are known of free text), or what lies in the workspace or the folder. */
export type Values =
  | { readonly words: readonly string[] }
  | { readonly of: 'missions' | 'folders' | 'files' };

type OfferedOption = { readonly flag: string; readonly values: Values | undefined };

const FIND_MISSIONS = `  local folder="$PWD"
  while [ ! -f "$folder/data/workspace.yaml" ]; do
    if [ "$folder" = / ] || [ -z "$folder" ]; then folder="$ATTACHE_WORKSPACE"; break; fi
    folder="\${folder%/*}"; [ -n "$folder" ] || folder=/
  done
  [ -d "$folder/data/missions" ] && command ls "$folder/data/missions"`;

const wordsOf = ({ words, options, takesMission }: Offer): string =>
  [...words, ...options.map(({ flag }) => flag), ...(takesMission ? ['$(_attache_missions)'] : [])].join(' ');

/** Options with the same values, each as its command and flag, in one branch. */
function branches(
  offers: readonly Offer[],
  act: (values: Values) => string,
): readonly (readonly [patterns: readonly string[], act: string])[] {
  const all = offers.flatMap(({ name, options }) =>
    options.flatMap(({ flag, values }) =>
      values ? [{ pattern: `'${name} ${flag}'`, act: act(values) }] : [],
    ),
  );
  return [...Map.groupBy(all, (each) => each.act)].map(([said, same]) => [
    same.map(({ pattern }) => pattern),
    said,
  ]);
}

const names = (offers: readonly Offer[]): string => offers.map(({ name }) => name).join(' ');

/** For `~/.bashrc`: \`eval "$(attache completion bash)"\`. */
export function bashCompletion(offers: readonly Offer[]): string {
  const cases = offers.map((offer) => `    ${offer.name}) words="${wordsOf(offer)}" ;;`);
  const values = branches(offers, (each) => {
    if ('words' in each) return `words="${each.words.join(' ')}"`;
    if (each.of === 'missions') return 'words="$(_attache_missions)"';
    return `words=""; COMPREPLY=($(compgen ${each.of === 'folders' ? '-d' : '-f'} -- "$current")); return`;
  }).map(([patterns, act]) => `    ${patterns.join('|')}) ${act} ;;`);
  return `_attache_missions() {
${FIND_MISSIONS}
}
_attache() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words="${names(offers)}" at=$((COMP_CWORD - 1))
  [ "$current" = "=" ] && current=""
  [ "\${COMP_WORDS[at]}" = "=" ] && at=$((at - 1))
  [ "$COMP_CWORD" -gt 1 ] && case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="" ;;
  esac
  case "\${COMP_WORDS[1]} \${COMP_WORDS[at]}" in
${values.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _attache attache
`;
}

/** For `~/.zshrc`: \`eval "$(attache completion zsh)"\`. */
export function zshCompletion(offers: readonly Offer[]): string {
  const cases = offers.map((offer) => `    ${offer.name}) compadd -- ${wordsOf(offer)} ;;`);
  const values = branches(offers, (each) => {
    if ('words' in each) return `compadd -- ${each.words.join(' ')}`;
    if (each.of === 'missions') return 'compadd -- $(_attache_missions)';
    return each.of === 'folders' ? '_files -/' : '_files';
  }).map(([patterns, act]) => `    ${patterns.join('|')}) ${act}; return ;;`);
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
  local option="\${words[CURRENT-1]}"
  if [[ "$PREFIX" == --*=* ]]; then
    option="\${PREFIX%%=*}"
    compset -P '*='
  fi
  case "\${words[2]} $option" in
${values.join('\n')}
  esac
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
  const after = (values: Values | undefined): string => {
    if (!values) return '';
    if ('words' in values) return values.words.length > 0 ? ` -x -a ${quote(values.words.join(' '))}` : ' -x';
    if (values.of === 'missions') return ` -x -a '(_attache_missions)'`;
    return values.of === 'folders' ? ` -x -a '(__fish_complete_directories)'` : ' -r -F';
  };
  const lines = offers.flatMap(({ name, summary, words, takesMission, options }) => [
    `complete -c attache -n __fish_use_subcommand -f -a ${name} -d ${quote(summary)}`,
    ...words.map((word) => `complete -c attache -n '__fish_seen_subcommand_from ${name}' -f -a ${word}`),
    ...options.map(
      ({ flag, values }) =>
        `complete -c attache -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}${after(values)}`,
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
