/** Given to a page: the answers of some addresses come as soon as they are asked for, of another the first when `release` is called. */
export function shiftAnswers([atOnce, late]: readonly [string, string]): void {
  const own = window.fetch;
  let isHeld = false;
  const { promise, resolve } = Promise.withResolvers<void>();
  const askAtOnce = (path: string, asked: RequestInit | undefined): Response => {
    const request = new XMLHttpRequest();
    request.open('POST', path, false);
    for (const [name, value] of Object.entries(asked?.headers ?? {})) request.setRequestHeader(name, value);
    request.send(String(asked?.body));
    const answer = new Response(request.responseText, { status: request.status });
    return Object.assign(answer, { json: async () => JSON.parse(request.responseText) });
  };
  window.fetch = async (path, asked) => {
    if (String(path) === atOnce) return askAtOnce(String(path), asked);
    const answer = await own(path, asked);
    if (String(path).startsWith(late) && !isHeld) {
      isHeld = true;
      Object.assign(window, { isHeld });
      await promise;
    }
    return answer;
  };
  Object.assign(window, {
    isHeld,
    release: () => {
      window.fetch = own;
      resolve();
    },
  });
}
