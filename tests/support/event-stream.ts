/** A stream of server-sent events, as a browser's EventSource reads it. */
export interface Stream {
  status: number;
  headers: Headers;
  /** The events that have come so far. */
  events: string[];
  /** Fulfilled when the stream is over: whether the server has ended it in order. */
  ended: Promise<boolean>;
  close: () => void;
}

/** Opens the stream with the browser's session. */
export async function openStream(url: string, cookie: string): Promise<Stream> {
  const leaving = new AbortController();
  const response = await fetch(url, {
    headers: { accept: "text/event-stream", cookie },
    redirect: "manual",
    signal: leaving.signal,
  });
  const events: string[] = [];
  const read = async () => {
    const decoder = new TextDecoder();
    const body = (response.body ?? []) as AsyncIterable<Uint8Array>;
    for await (const bytes of body)
      events.push(...[...decoder.decode(bytes).matchAll(/^event: (.*)$/gm)].map(([, name = ""]) => name));
  };
  const ended = read().then(
    () => true,
    () => false,
  );
  return { status: response.status, headers: response.headers, events, ended, close: () => leaving.abort() };
}
