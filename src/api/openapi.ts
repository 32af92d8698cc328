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
    description: 'Where a deployment is set up for it.',
  },
} as const;

/** The OpenAPI 3.1 document of the routes. */
export const openApiDocument = (routes: readonly Route[]) => ({
  // A copy: the interface it has is nothing that a handler may answer with, for want of an index signature.
  ...createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'iem',
        version: '1',
        description:
          'Tells whether AWS accounts survive an event: what breaks first, at how many times normal traffic, and what to change by when. Answers may get more fields; ignore those you do not know.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/', description: 'Where this document is served.' }],
      security: [{ sigv4: [] }, { jwt: [] }],
      tags: [...new Set(routes.map(tagOf))].map((name) => ({ name, description: TAGS[name] ?? name })),
      paths: pathsOf(routes),
      components: { securitySchemes: SECURITY_SCHEMES },
    },
    {
      // What answers do not have today they may have tomorrow.
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
  runs: 'Runs, and what each of them found.',
  readiness: 'The answer of the latest run.',
  'what-if': 'The same inventories with other traffic or other limits.',
  answers: 'What people answer to the checklist.',
  'load-tests': 'Load tests that were made or are planned.',
  owners: 'Who sees to which finding.',
  waivers: 'Risks that somebody accepts until a date.',
  links: 'Links by which a report is read without an account.',
  notifications: 'What was told, and whether it arrived.',
};

/** The resource: `runs` of `/events/{eventId}/runs/{runId}`. */
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

/** What the route itself reads, and what is read for every route of its kind. */
function headersOf(route: Route): z.ZodObject {
  const idempotencyKey = z.string().regex(IDEMPOTENCY_KEY).optional().meta({
    description: 'The same key with the same content gets the same reply again, for a day.',
  });
  const ifNoneMatch = z
    .string()
    .optional()
    .meta({ description: 'ETags that the caller has: 304 if one is current.' });
  return z.object({
    ...titled(route.request?.headers?.shape ?? {}),
    ...(route.repeatable && { 'Idempotency-Key': idempotencyKey }),
    ...(isConditional(route) && { 'If-None-Match': ifNoneMatch }),
  });
}

/** `if-match` as people write it, `If-Match`. */
const titled = (shape: z.ZodObject['shape']): z.ZodObject['shape'] =>
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
    problemResponse(PROBLEMS[name].status),
  ]);
  const gateway = route.permission === 'open' ? [] : GATEWAY;
  return Object.fromEntries([
    ...own,
    ...(isConditional(route) ? [[304, { description: 'The caller has it.' }]] : []),
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

/** What any request may meet. */
const ANY: readonly ProblemName[] = [
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
    ...ANY,
  ];
}

const RETRIED: readonly number[] = [429, 503];

/** One response a status: which problems it stands for, `type` tells. */
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
      ...(RETRIED.includes(status) && {
        headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'string' as const } } },
      }),
    };
    return [status, response];
  }),
);

const problemResponse = (status: number): ZodOpenApiResponseObject =>
  problemResponses.get(status) ?? { description: 'A problem.' };
