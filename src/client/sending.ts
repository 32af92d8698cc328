/** Sends one request: either `fetch`, or a function that wraps it. */
export type Send = (request: Request) => Promise<Response>;
