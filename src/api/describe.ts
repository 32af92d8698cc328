import { PROBLEMS } from './problem';
import type { Permission, Route } from './route';

/** Writes the page about the API, with the routes, permissions and problems that are in the code. */
export const describeApi = (routes: readonly Route[]): string =>
  [
    OPENING,
    CALLING,
    section('Routes', [table(['route', 'permission', 'what it does'], routes.map(routeRow))]),
    PERMISSIONS,
    ...(['read', 'operate'] as const).map((permission) => formatPolicy(permission, routes)),
    READING,
    CHANGING,
    section('Problems', [
      ABOUT_PROBLEMS,
      table(['type', 'status', 'title'], Object.entries(PROBLEMS).filter(isShown).map(problemRow)),
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

/** Callers see every defect as the same `internal-error`. */
const isShown = ([name, { status }]: Entry): boolean => status !== 500 || name === 'internal-error';

const problemRow = ([name, { status, title }]: Entry): string[] => [
  `\`/problems/${name}\``,
  String(status),
  title,
];

/** Formats an IAM policy that allows the routes of a permission and nothing else. */
function formatPolicy(permission: Permission, routes: readonly Route[]): string {
  const resources = routes
    .filter((route) => route.permission === permission)
    .map(({ method, path }) => `${ARN}/${method}${path.replaceAll(/\{\w+\}/g, '*')}`);
  const statement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: resources };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
  return `<details>\n<summary>Policy to ${permission}${permission === 'read' ? '' : ', in addition to the one to read'}</summary>\n\n\`\`\`json\n${document}\n\`\`\`\n\n</details>`;
}

const ARN = 'arn:aws:execute-api:REGION:ACCOUNT:API_ID/$default';

const OPENING = `# The API

The API gives access to everything that the backend knows. [openapi.json](openapi.json) is the whole contract
(OpenAPI 3.1): requests, answers, and the problems of each route. A deployment serves this API; so do \`npm start\` and
\`npm run dev\`, which require no credentials and answer only requests from this machine.`;

const CALLING = `## Calling it

\`npm start\` and \`npm run dev\` print the URL of the API on this machine. It already has one event, the sample, whose runs
judge a recorded account.

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
api "$EVENT/what-if/until-green" --request POST
\`\`\`

While a run is \`running\`, it has no findings, and \`latest\` is still the run before. To create an event of your own, write
a plan with \`npx iem init my-event\` and send it:

\`\`\`sh
api "$URL/events/validate" --header 'Content-Type: application/yaml' --data-binary @my-event.yaml
api "$URL/events" --header 'Content-Type: application/yaml' --data-binary @my-event.yaml
EVENT=$URL/events/my-event
\`\`\`

A deployment expects requests that are signed with AWS credentials (SigV4, service \`execute-api\`). If it was deployed with
a JWT authorizer, send \`Authorization: Bearer …\` instead.

\`\`\`sh
api() {
  curl --silent --show-error --compressed --aws-sigv4 "aws:amz:$AWS_REGION:execute-api" \\
    --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --header "x-amz-security-token: $AWS_SESSION_TOKEN" "$@"
}
URL=https://API_ID.execute-api.$AWS_REGION.amazonaws.com
\`\`\`

\`npx iem remote\` does the same from a pipeline, and [client.md](client.md) describes the typed client.`;

const PERMISSIONS = `## Who may do what

Every route is listed, so that a policy can grant permissions by method and path. **open** routes need no permission.
**read** routes change nothing. **operate** routes change plans, runs, records and links. **apply** is reserved for routes
that change an account; there are none yet. \`latest\` stands for the id of the latest finished run. Changes are recorded with
the ARN of the caller, or the subject and e-mail address of the token. If the deployment requires no scopes
(\`jwtScopes\`), every valid JWT grants all permissions: give tokens only to people who may operate.`;

const READING = `## Reading

- **Pages.** A list answers \`{"items": […], "cursor": "…"}\`. Send \`cursor\` to get the next page, until it is null.
  \`limit\` is 1 to 1,000, by default 100. A page may have fewer items, even if it is not the last. Page 100 costs as much as
  page 1. A cursor is valid only for its own list with its own filters: if \`latest\` has become another run, start again, or
  read by the run's id. Lists of records and revisions have no pages.
- **Caching.** Plans, records, readiness and reports have an \`ETag\`. Send it as \`If-None-Match\`, and the answer is 304 as
  long as nothing has changed.
- **Formats.** \`Accept\`, or \`?format=\`. Of a report: \`json\`, \`html\`, \`markdown\`, \`csv\`, \`junit\`. Of a workbook: \`json\`, \`html\`,
  \`markdown\`, and \`ics\`, a calendar.
- **Compression.** \`Accept-Encoding: gzip\` or \`br\`. Lambda's responses have at most 6 MB: if a reply is larger even when
  compressed, the answer is the problem \`reply-too-large\`, and the content can be read page by page.
- Later versions may add fields to answers: ignore those you do not know.`;

const CHANGING = `## Changing

- **Records.** Answers, load tests, waivers and owners are stored apart from the plan, and new revisions of the plan do not
  delete them. They include those that came with the plan, and obey the same rules.
- **Concurrent edits.** A PUT or DELETE of a plan or record must send the \`ETag\` that was read as \`If-Match\`. Without it,
  the answer is 428. If somebody else made a change in between, the answer is 409: read again.
- **Repeated requests.** A POST that changes something accepts an \`Idempotency-Key\`. For a day, a request with the same key
  and content gets the same reply again, with \`Idempotency-Replayed: true\`. With other content, the answer is 422; while the
  first request is being processed, it is 409. If a request fails, its key can be used again.
- **Runs.** \`POST …/runs\` answers 202 with \`Location\`. If a run of the same profile is in progress, it answers 200 with
  that run.
- **Links.** Whoever has the \`url\` of a link can read the report without an account, or with \`"shows": "page"\` the page people
  work on, until the link expires or is revoked. Nobody can change anything by a link. The \`url\` is shown only once.`;

const ABOUT_PROBLEMS = `Errors are problem details (RFC 9457, \`application/problem+json\`): \`type\`, \`title\`, \`status\`, \`detail\`, \`instance\`, and
\`errors\` with the JSON pointer of every invalid field, and in a plan also its line and column. Programs can rely on \`type\`;
the wording may change. A 5xx reveals no details; its \`correlationId\` identifies the log entry that has them. 429 and 503
carry \`Retry-After\`.`;

const GATEWAY = `## What API Gateway answers itself

If API Gateway refuses a request, or the API does not answer, the body is \`{"message": "…"}\`, as \`application/json\` and
without \`Retry-After\`.

| status | message | when |
| --- | --- | --- |
| 401 | \`Unauthorized\` | a JWT is missing or not valid |
| 403 | \`Forbidden\` | a signature is missing or not valid, or no policy allows the method and path |
| 404 | \`Not Found\` | there is no such method and path, \`HEAD\` and \`OPTIONS\` included |
| 413 | \`Request Entity Too Large\` | the request has more than 10 MB |
| 429 | \`Too Many Requests\` | the limits of the stage or the account are reached: try again with exponential backoff |
| 500 | \`Internal Server Error\` | the function failed before it could answer |
| 503 | \`Service Unavailable\` | the function did not answer within 30 seconds |

A local server has no API Gateway and answers with problems instead: 405 with \`Allow\` for another method, 404 for another
path, and 400 or 431 for requests that are not valid HTTP.`;

const LIMITS = `## Limits

A plan may have 1 MiB and a million characters, any other body 64 KiB. If a plan has problems, the answer lists the first
500, suggests corrections for the first 100, and tells how many more there are. There is no CORS: in a browser, only pages
of the same origin can call the API ([how](client.md#from-a-page-in-a-browser)).
`;
