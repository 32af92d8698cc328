import { PROBLEMS } from './problem';
import type { Permission, Route } from './route';

/** The page about the API: its routes, permissions and problems are those of the code. */
export const apiMarkdown = (routes: readonly Route[]): string =>
  [
    OPENING,
    CALLING,
    section('Routes', [table(['route', 'permission', 'what it does'], routes.map(routeRow))]),
    WHO_MAY,
    ...(['read', 'operate'] as const).map((permission) => policy(permission, routes)),
    READING,
    CHANGING,
    section('Problems', [
      PROBLEMS_ARE,
      table(['type', 'status', 'title'], Object.entries(PROBLEMS).filter(isSeen).map(problemRow)),
    ]),
    GATEWAY,
    LIMITS,
  ].join('\n\n');

const section = (title: string, parts: readonly string[]): string => [`## ${title}`, ...parts].join('\n\n');

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const routeRow = ({ method, path, permission, summary }: Route): string[] => [
  `\`${method} ${path}\``,
  permission,
  summary,
];

type Entry = [name: string, kind: { readonly status: number; readonly title: string }];

/** All that are a defect look the same from outside. */
const isSeen = ([name, { status }]: Entry): boolean => status !== 500 || name === 'internal-error';

const problemRow = ([name, { status, title }]: Entry): string[] => [
  `\`/problems/${name}\``,
  String(status),
  title,
];

/** An IAM policy that allows the routes of a permission and nothing else. */
function policy(permission: Permission, routes: readonly Route[]): string {
  const resources = routes
    .filter((route) => route.permission === permission)
    .map(({ method, path }) => `${ARN}/${method}${path.replaceAll(/\{\w+\}/g, '*')}`);
  const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resources };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
  return `<details>\n<summary>Policy to ${permission}${permission === 'read' ? '' : ', beside the one to read'}</summary>\n\n\`\`\`json\n${document}\n\`\`\`\n\n</details>`;
}

const ARN = 'arn:aws:execute-api:REGION:ACCOUNT:API_ID/$default';

const OPENING = `# The API

Everything the backend knows can be asked over HTTP. [openapi.json](openapi.json) is the whole contract (OpenAPI 3.1):
requests, answers, and the problems of each route. The same API is served by a deployment, by \`npm start\` beside the
report, and by \`npm run dev\`. The last two ask nobody who they are and answer this machine only.`;

const CALLING = `## Calling it

On this machine \`npm start\` or \`npm run dev\` names the address, and there is an event already, the sample. Its account is
a recording: runs of it judge that.

\`\`\`sh
api() { curl --silent --show-error --compressed "$@"; }
URL=http://127.0.0.1:3000
EVENT=$URL/events/flash-sale

api "$EVENT/readiness"
RUN=$URL$(api "$EVENT/runs" --request POST --header 'Idempotency-Key: my-first-run' \\
  --output /dev/null --write-out '%header{location}')
while api "$RUN/progress" | grep '"running"'; do sleep 1; done
api "$RUN/findings?status=fail&limit=50"
api "$EVENT/runs/latest/report" --header 'Accept: text/html' --output report.html
api "$EVENT/what-if" --json '{"multiplier": 40, "set": ["asg/shop-web.maxSize=400"]}'
\`\`\`

While a run is \`running\`, it has no findings, and \`latest\` is the one before. An event of your own begins with
its plan, which \`npx iem init my-event\` writes:

\`\`\`sh
api "$URL/events/validate" --header 'Content-Type: application/yaml' --data-binary @my-event.yaml
api "$URL/events" --header 'Content-Type: application/yaml' --data-binary @my-event.yaml
EVENT=$URL/events/my-event
\`\`\`

Of a deployment, callers sign with SigV4 for the service \`execute-api\`, with the credentials they have for AWS. It can ask
for a JWT instead: then it is \`Authorization: Bearer …\`.

\`\`\`sh
api() {
  curl --silent --show-error --compressed --aws-sigv4 "aws:amz:$AWS_REGION:execute-api" \\
    --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --header "x-amz-security-token: $AWS_SESSION_TOKEN" "$@"
}
URL=https://API_ID.execute-api.$AWS_REGION.amazonaws.com
\`\`\`

\`npx iem remote\` does the same from a pipeline, and [client.md](client.md) is about the typed client.`;

const WHO_MAY = `## Who may do what

Routes are explicit, so that permissions can be given by method and path. **open**: everybody. **read**: changes nothing.
**operate**: changes plans, runs, records and links. Nothing yet needs **apply**, which is kept for what changes an
account. \`latest\` stands for the id of the latest finished run. Who did what is recorded as the ARN of the caller, or the
subject and e-mail address of the token. Where the deployment asks for no scopes (\`jwtScopes\`), a JWT gives all of it: give
tokens to those who may operate.`;

const READING = `## Reading

- **Pages.** A list answers \`{"items": […], "cursor": "…"}\`. Ask again with \`cursor\` until it is null; \`limit\` is 1 to
  1,000, and 100 unless said. A page may be short and still not the last. Page 100 costs what page 1 does. A cursor is
  good for its own list with its own filters: when \`latest\` has become another run, begin again, or read by the run's
  id. Records and revisions come whole, without \`cursor\`.
- **Not twice.** Plans, records, readiness and reports have an \`ETag\`. Sent back as \`If-None-Match\`, it is answered with
  304 as long as nothing has changed.
- **Forms of a report.** \`Accept\`, or \`?format=\`: \`json\`, \`html\`, \`markdown\`, \`csv\`, \`junit\`.
- **Compression.** \`Accept-Encoding: gzip\` or \`br\`. Lambda passes on 6 MB at most: what is larger even so is a problem
  \`reply-too-large\`, and is read by page.
- Answers may get more fields: ignore those you do not know.`;

const CHANGING = `## Changing

- **Records.** Answers, load tests, waivers and owners are kept apart from the plan and outlive its revisions; those that a
  plan brings are among them. What a plan may not say, they may not say either.
- **Edits.** A PUT or DELETE of a plan or record needs the \`ETag\` that was read, as \`If-Match\`. Without it: 428. When
  somebody else was faster: 409; read again.
- **Repeats.** A POST that changes something takes an \`Idempotency-Key\`: within a day the same key with the same content
  gets the same reply again, with \`Idempotency-Replayed: true\`; with other content it is refused with 422, and with 409
  while the first is being answered. A request that failed leaves its key free.
- **Runs.** \`POST …/runs\` answers 202 with \`Location\`. While a run of the same profile is under way it answers 200 with
  that one.
- **Links.** Whoever has the \`url\` of a link reads the report without an account, until it expires or is revoked. It is
  shown once.`;

const PROBLEMS_ARE = `Errors are problem details (RFC 9457, \`application/problem+json\`): \`type\`, \`title\`, \`status\`, \`detail\`, \`instance\`, and
\`errors\` with the JSON pointer of every field that is wrong; of a plan also its line and column. \`type\` never changes;
words may. A 5xx tells nothing of itself but a \`correlationId\`, under which it is logged. 429 and 503 carry
\`Retry-After\`.`;

const GATEWAY = `## What API Gateway answers itself

Before the API is asked, and when it does not answer, API Gateway says \`{"message": "…"}\`, as \`application/json\` and
without \`Retry-After\`.

| status | message | when |
| --- | --- | --- |
| 401 | \`Unauthorized\` | a JWT is missing or not valid |
| 403 | \`Forbidden\` | a signature is missing or not valid, or no policy allows the method and path |
| 404 | \`Not Found\` | there is no such method and path, \`HEAD\` and \`OPTIONS\` included |
| 413 | \`Request Entity Too Large\` | the request has more than 10 MB |
| 429 | \`Too Many Requests\` | the limits of the stage or the account are reached: wait, and longer each time |
| 500 | \`Internal Server Error\` | the function failed before it could answer |
| 503 | \`Service Unavailable\` | it did not answer within 30 seconds |

Locally, where there is no API Gateway, all of this is said in problems: another method is 405 with \`Allow\`, another path 404,
what is no HTTP 400 or 431.`;

const LIMITS = `## Limits

A plan has 1 MiB and a million characters, any other body 64 KiB. Of a plan with problems the first 500 are listed, with
what was probably meant by the first 100, and it is said how many more there are. There is no CORS: only pages
of its own origin call it from a browser ([how](client.md#from-a-page-in-a-browser)).
`;
