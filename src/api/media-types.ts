/** Formats of an answer, and the media types by which a caller asks for them. */
import Negotiator from 'negotiator';
import { ProblemError } from './problem';

/** The media type of each format that a route offers; callers without a preference get the first. */
export type MediaTypes<F extends string> = Readonly<Record<F, string>>;

/** The media types of all formats, each once. */
export const listMediaTypes = (offered: MediaTypes<string>): readonly string[] => [
  ...new Set(Object.values(offered)),
];

/** The formats in their order, as an enumeration in a schema needs them. */
export const listFormats = <F extends string>(offered: MediaTypes<F>): readonly [F, ...F[]] =>
  Object.keys(offered) as [F, ...F[]];

/**
 * Chooses the format for an `Accept` header. Throws `not-acceptable`, with the media types that there are.
 *
 * @param what What is offered, as the beginning of a sentence: `A report`.
 */
export function chooseFormat<F extends string>(accept: string, offered: MediaTypes<F>, what: string): F {
  const types = listMediaTypes(offered);
  const [wanted] = new Negotiator({ headers: { accept } }).mediaTypes([...types]);
  const found = listFormats(offered).find((format) => offered[format] === wanted);
  if (found !== undefined) return found;
  throw new ProblemError('not-acceptable', `${what} is available as ${types.join(', ')}.`);
}

/** The `Content-Type` of a reply: JSON is UTF-8 by definition, and bytes say themselves what they are. */
export const contentTypeOf = (mediaType: string, content: string | Uint8Array): string =>
  mediaType === 'application/json' || typeof content !== 'string' ? mediaType : `${mediaType}; charset=utf-8`;

/** The headers of a page: the policy that it contains, plus the directive that works only in a header. */
export const pageHeaders = (policy: string): Readonly<Record<string, string>> => ({
  'content-security-policy': `${policy}; frame-ancestors 'none'`,
});
