import type { z } from 'zod';
import { describeIssue } from '../plan/wording';
import { toFieldErrors } from './field-errors';
import { ProblemError } from './problem';
import type { ApiRequest } from './request';

/** How a route reads the body of a request. */
export interface ApiBody<T> {
  readonly mediaTypes: readonly string[];
  readonly required: boolean;
  /** The schema that the OpenAPI document shows. */
  readonly schema: z.ZodType;
  /** An example for the OpenAPI document, if the schema itself has none. */
  readonly example?: unknown;
  /** Reads the body. Throws a {@link ProblemError} if it is not valid. */
  read(request: Pick<ApiRequest, 'headers' | 'body'>): T;
}

const KIB = 1024;
/** The largest body other than a plan, in bytes. */
const MOST_BYTES = 64 * KIB;
/** The largest plan in bytes. The parser of plans also limits them to a million characters. */
const MOST_PLAN_BYTES = KIB * KIB;

/** Reads a JSON document that a schema describes. With `required: false`, no body means an empty document. */
export function jsonBody<S extends z.ZodType>(
  schema: S,
  { required = true }: { readonly required?: boolean } = {},
): ApiBody<z.output<S>> {
  const mediaTypes = ['application/json'];
  return {
    ...{ mediaTypes, required, schema },
    read({ headers, body }) {
      const isAbsent = !required && body.length === 0;
      const text = isAbsent ? '{}' : decodeText(body, MOST_BYTES);
      if (!isAbsent) requireMediaType(mediaTypes, headers['content-type']);
      const result = schema.safeParse(parseJson(text), { error: describeIssue });
      if (result.success) return result.data;
      const errors = toFieldErrors('body', result.error);
      throw new ProblemError('content-invalid', 'Fields of the body are not valid: see errors.', { errors });
    },
  };
}

/** Reads the text of an event plan in JSON or YAML, without parsing the plan. */
export function planText(schema: z.ZodType, example: unknown): ApiBody<string> {
  const yaml = ['application/yaml', 'application/x-yaml', 'text/yaml'];
  const mediaTypes = ['application/json', ...yaml];
  return {
    ...{ mediaTypes, required: true, schema, example },
    read({ headers, body }) {
      const text = decodeText(body, MOST_PLAN_BYTES);
      const type = requireMediaType(mediaTypes, headers['content-type']);
      // The parser of plans reads JSON as YAML, which would also accept text that is not JSON.
      if (!yaml.includes(type)) parseJson(text);
      return text;
    },
  };
}

function requireMediaType(mediaTypes: readonly string[], contentType = ''): string {
  const [type = ''] = contentType.split(';');
  const found = mediaTypes.find((each) => each === type.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new ProblemError(
    'media-type-unsupported',
    `Send a Content-Type that this route supports: ${mediaTypes.join(', ')}.`,
  );
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeText(body: Buffer, mostBytes: number): string {
  if (body.length > mostBytes) {
    throw new ProblemError('body-too-large', `The body may have at most ${mostBytes / KIB} KiB.`);
  }
  try {
    return strictUtf8.decode(body);
  } catch {
    throw new ProblemError('request-malformed', 'The body is not UTF-8: send it in that encoding.');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8's message quotes the text, which may contain secrets. Only the position is passed on.
    const place = /at position \d+( \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0];
    throw new ProblemError('request-malformed', `The body is not JSON${place ? `: an error ${place}` : ''}.`);
  }
}
