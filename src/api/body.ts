import type { z } from 'zod';
import { wording } from '../plan/wording';
import { errorsIn } from './field-errors';
import { ProblemError } from './problem';
import type { ApiRequest } from './request';

/** A body that a route takes. */
export interface ApiBody<T> {
  readonly mediaTypes: readonly string[];
  readonly required: boolean;
  /** What the OpenAPI document says of it. */
  readonly schema: z.ZodType;
  /** Where the schema has none that is an example of what is sent only. */
  readonly example?: unknown;
  /** Throws a {@link ProblemError}. */
  read(request: Pick<ApiRequest, 'headers' | 'body'>): T;
}

const KIB = 1024;
/** Bytes of a body that is no plan. */
const MOST_BYTES = 64 * KIB;
/** Bytes of a plan; the longest that is read has a million characters. */
const MOST_PLAN_BYTES = KIB * KIB;

/** A JSON document of a schema; `required: false` takes no body for an empty document. */
export function jsonBody<S extends z.ZodType>(
  schema: S,
  { required = true }: { readonly required?: boolean } = {},
): ApiBody<z.output<S>> {
  const mediaTypes = ['application/json'];
  return {
    ...{ mediaTypes, required, schema },
    read({ headers, body }) {
      const isAbsent = !required && body.length === 0;
      const text = isAbsent ? '{}' : textOf(body, MOST_BYTES);
      if (!isAbsent) demandOneOf(mediaTypes, headers['content-type']);
      const result = schema.safeParse(parsed(text), { error: wording });
      if (result.success) return result.data;
      const errors = errorsIn('body', result.error);
      throw new ProblemError('content-invalid', 'Fields of the body are not valid.', { errors });
    },
  };
}

/** The text of an event plan, in JSON or YAML, that a reader of plans has yet to judge. */
export function planText(schema: z.ZodType, example: unknown): ApiBody<string> {
  const yaml = ['application/yaml', 'application/x-yaml', 'text/yaml'];
  const mediaTypes = ['application/json', ...yaml];
  return {
    ...{ mediaTypes, required: true, schema, example },
    read({ headers, body }) {
      const text = textOf(body, MOST_PLAN_BYTES);
      const type = demandOneOf(mediaTypes, headers['content-type']);
      // Read again later, as the YAML it is too, by what knows the places of values.
      if (!yaml.includes(type)) parsed(text);
      return text;
    },
  };
}

function demandOneOf(mediaTypes: readonly string[], contentType = ''): string {
  const [type = ''] = contentType.split(';');
  const found = mediaTypes.find((each) => each === type.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new ProblemError(
    'media-type-unsupported',
    `Send a Content-Type that this route takes: ${mediaTypes.join(', ')}.`,
  );
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(body: Buffer, mostBytes: number): string {
  if (body.length > mostBytes) {
    throw new ProblemError('body-too-large', `The body may have ${mostBytes / KIB} KiB.`);
  }
  try {
    return strictUtf8.decode(body);
  } catch {
    throw new ProblemError('request-malformed', 'The body is not UTF-8.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // What V8 says of it quotes the text, which may hold what nobody should see again.
    const place = /at position \d+( \(line \d+ column \d+\))?/.exec((error as Error).message)?.[0];
    throw new ProblemError('request-malformed', `The body is not JSON${place ? `: an error ${place}` : ''}.`);
  }
}
