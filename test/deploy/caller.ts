import { signature } from './stack';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  /** Of JSON the value, else the text. */
  readonly body: T;
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Somebody who calls the API over HTTP; a redirect is an answer. */
export type Caller = <T = never>(method: Method, path: string, asked?: Asked) => Promise<Answer<T>>;

/** @param authorization Header of every request; null for somebody with no credentials. */
export const caller =
  (url: string, authorization: string | null): Caller =>
  async <T>(method: Method, path: string, { headers = {}, body }: Asked = {}) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(authorization !== null && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      redirect: 'manual',
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = text !== '' && /\bjson\b/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as T };
  };

/** With credentials of the account the API is deployed in. */
export const ownerOf = (url: string): Caller => caller(url, signature('execute-api'));
