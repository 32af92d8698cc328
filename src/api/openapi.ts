import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import type { ApiBody } from './body';
import { IDEMPOTENCY_KEY } from './idempotency';
import { PROBLEMS, type ProblemName } from './problem';
import type { ResponseFacts } from './reply';
import type { Permission, Route } from './route';
import { gatewayMessage, problem } from './schemas/problem';

const PERMISSIONS: Readonly<Record<Permission, string>> = {
  open: 'Open to everybody.',
  read: 'Needs the permission to read.',
  operate: 'Needs the permission to operate.',
  apply: 'Needs the permission to apply.',
};

const SECURITY_SCHEMES = {
  sigv4: {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    description: 'AWS Signature Version 4, service `execute-api`.',
    'x-amazon-apigateway-authtype': 'awsSigv4',
  },
  jwt: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Only for deployments with a JWT authorizer.',
  },
} as const;

/** Creates the OpenAPI 3.1 document of the routes. */
export const createOpenApiDocument = (routes: readonly Route[]) => ({
  // Copied, because the library's interface lacks the index signature that a handler's answer must have.
  ...createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'iem',
        version: '1',
        description:
          'Tells whether AWS accounts survive an event: what breaks first, at how many times normal traffic, and what to change by when. Later versions may add fields to answers: ignore those you do not know.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'The server of this document.' }],
      security: [{ sigv4: [] }, { jwt: [] }],
      tags: [...new Set(routes.map(tagOf))].map((name) => ({ name, description: TAGS[name] ?? name })),
      paths: pathsOf(routes),
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    {
      // Later versions may add fields to answers, so clients must not rely on there being no others.
      override: ({ jsonSchema, io }) => {
        if (io === 'output' && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
    },
  ),
});

function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

const TAGS: Readonly<Record<string, string>> = {
  service: 'The service itself.',
  events: 'Event plans and their revisions.',
  runs: 'Runs and their results.',
  readiness: 'The result of the latest run.',
  'what-if': 'Judges the latest inventories under other traffic or other limits, and finds what would do.',
  answers: 'Answers to the checklist.',
  'load-tests': 'Load tests that were made or are planned.',
  owners: 'The people who are responsible for findings and ceilings.',
  waivers: 'Risks that somebody accepts until a date.',
  links: 'Links that open a report without an account.',
  notifications: 'Notifications and their delivery.',
};

/** Names the resource of a route: `runs` for `/events/{eventId}/runs/{runId}`. */
const tagOf = ({ path }: Pick<Route, 'path'>): string => {
  const [first = 'service', , third] = path.split('/').slice(1);
  return first === 'events' ? (third ?? first) : 'service';
};

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { id, summary, description, permission, request: { params, query, body } = {} } = route;
  const header = headersOf(route);
  return {
    operationId: id,
    summary,
    description: [description, PERMISSIONS[permission]].filter(Boolean).join(' '),
    tags: [tagOf(route)],
    'x-permission': permission,
    'x-problems': problemsOf(route),
    ...(permission === 'open' && { security: [] }),
    requestParams: {
      ...(params && { path: params }),
      ...(query && { query }),
      ...(Object.keys(header.shape).length > 0 && { header }),
    },
    ...(body && {
      requestBody: {
        required: body.required,
        content: Object.fromEntries(body.mediaTypes.map((type) => [type, bodyContentOf(body)])),
      },
    }),
    responses: responsesOf(route),
  };
}

const bodyContentOf = ({ schema, example }: ApiBody<unknown>) => ({
  schema,
  ...(example !== undefined && { example }),
});

const isConditional = ({ method, responses }: Route): boolean =>
  method === 'GET' && Object.values(responses).some(({ headers }) => headers?.ETag !== undefined);

/** The headers that the route itself reads, and those that all routes of its kind support. */
function headersOf(route: Route): z.ZodObject {
  const idempotencyKey = z.string().regex(IDEMPOTENCY_KEY).optional().meta({
    description: 'For a day, a request with the same key and content gets the same reply again.',
  });
  const ifNoneMatch = z
    .string()
    .optional()
    .meta({ description: 'ETags that the caller has. The answer is 304 if one of them is current.' });
  return z.object({
    ...capitalize(route.request?.headers?.shape ?? {}),
    ...(route.repeatable && { 'Idempotency-Key': idempotencyKey }),
    ...(isConditional(route) && { 'If-None-Match': ifNoneMatch }),
  });
}

/** Spells header names as HTTP documents do: `If-Match` instead of `if-match`. */
const capitalize = (shape: z.ZodObject['shape']): z.ZodObject['shape'] =>
  Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => [
      name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()),
      schema,
    ]),
  );

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const own = Object.entries(route.responses).map(([status, facts]) => [status, responseOf(facts)]);
  const problems = problemsOf(route).map((name) => [
    PROBLEMS[name].status,
    problemResponseOf(PROBLEMS[name].status),
  ]);
  const gateway = route.permission === 'open' ? [] : GATEWAY;
  return Object.fromEntries([
    ...own,
    ...(isConditional(route) ? [[304, { description: 'The caller already has the current version.' }]] : []),
    ...gateway,
    ...problems,
  ]);
}

function responseOf(facts: ResponseFacts): ZodOpenApiResponseObject {
  const { description, headers = {} } = facts;
  const described = Object.entries(headers).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' as const } },
  ]);
  return {
    description,
    ...(described.length > 0 && { headers: Object.fromEntries(described) }),
    ...contentOf(facts),
  };
}

function contentOf(facts: ResponseFacts): Pick<ZodOpenApiResponseObject, 'content'> {
  if (facts.kind === 'empty') return {};
  if (facts.kind === 'json') return { content: { 'application/json': { schema: facts.schema } } };
  const text = { schema: { type: 'string' as const } };
  const contents = facts.mediaTypes.map((type) => [
    type,
    facts.schema && type === 'application/json' ? { schema: facts.schema } : text,
  ]);
  return { content: Object.fromEntries(contents) };
}

const GATEWAY: readonly (readonly [number, ZodOpenApiResponseObject])[] = [
  [401, 'The token is missing or not valid; answered by API Gateway.'] as const,
  [
    403,
    'The signature is missing or not valid, or the caller may not do this; answered by API Gateway.',
  ] as const,
].map(([status, description]) => [
  status,
  { id: `Gateway${status}`, description, content: { 'application/json': { schema: gatewayMessage } } },
]);

/** Problems that every request can meet. */
const COMMON_PROBLEMS: readonly ProblemName[] = [
  'request-malformed',
  'throttled',
  'internal-error',
  'store-unavailable',
  'aws-unavailable',
];

function problemsOf({ request, repeatable, problems = [] }: Route): ProblemName[] {
  return [
    ...problems,
    ...(request?.body ? (['body-too-large', 'media-type-unsupported', 'content-invalid'] as const) : []),
    ...(request?.headers && 'if-match' in request.headers.shape ? (['revision-missing'] as const) : []),
    ...(repeatable ? (['key-in-use', 'key-reused'] as const) : []),
    ...COMMON_PROBLEMS,
  ];
}

/** The statuses whose answers carry `Retry-After`. */
const TEMPORARY: readonly number[] = [429, 503];

/** One response for each status. Callers tell the problems of a status apart by `type`. */
const problemResponses = new Map(
  [...new Set(Object.values(PROBLEMS).map(({ status }) => status))].map((status) => {
    const ofStatus = Object.entries(PROBLEMS).filter(([, kind]) => kind.status === status);
    const examples = ofStatus.map(([name, { title }]) => [
      name,
      {
        value: {
          type: `/problems/${name}`,
          title,
          status,
          detail: `${title}.`,
          instance: '/events/flash-sale',
        },
      },
    ]);
    const response: ZodOpenApiResponseObject = {
      id: `Problem${status}`,
      description: `${[...new Set(ofStatus.map(([, { title }]) => title))].join('; ')}.`,
      content: { 'application/problem+json': { schema: problem, examples: Object.fromEntries(examples) } },
      ...(TEMPORARY.includes(status) && {
        headers: {
          'Retry-After': {
            description: 'Seconds to wait before the next attempt.',
            schema: { type: 'string' as const },
          },
        },
      }),
    };
    return [status, response];
  }),
);

const problemResponseOf = (status: number): ZodOpenApiResponseObject =>
  problemResponses.get(status) ?? { description: 'A problem.' };
