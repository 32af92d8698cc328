/** What each folder may import: of ours, of packages, of Node's own modules. All else is a violation. */
const pure = [
  'model',
  'plan',
  'lib',
  'quotas',
  'judging',
  'capacity',
  'checks',
  'score',
  'report',
  'workbook',
];
const sdk = ['@aws-sdk/[^/]+', '@smithy/[^/]+'];
const any = ['.+'];

export const folders = {
  model: {
    because: 'Everything depends on the nouns, so they depend on nothing but how a shape is described.',
    ours: ['lib'],
    packages: ['zod'],
  },
  lib: {
    because: 'Helpers without domain that know no noun of ours can be read, and moved, alone.',
  },
  plan: {
    because: 'A plan is read and understood the same way wherever it is: no account, no file, no clock.',
    ours: ['model', 'lib'],
    packages: ['fastest-levenshtein', 'temporal-polyfill', 'yaml', 'zod'],
  },
  quotas: {
    because: 'The catalogue of quotas is data.',
    ours: ['model', 'plan', 'lib'],
  },
  judging: {
    because:
      'What capacity and checks share depends on neither: what is in scope, how a rule and its fix are described.',
    ours: ['model', 'plan', 'lib', 'quotas'],
  },
  capacity: {
    because: 'Ceilings are arithmetic over artifacts: the same inventory always gives the same answer.',
    ours: ['model', 'plan', 'lib', 'quotas', 'judging'],
    packages: ['croner', 'fastest-levenshtein'],
  },
  checks: {
    because: 'Checks are pure functions of artifacts and plan, and may reuse how capacity reads them.',
    ours: ['model', 'plan', 'lib', 'quotas', 'judging', 'capacity'],
  },
  score: {
    because: 'The scorecard is arithmetic over findings.',
    ours: ['model', 'plan', 'lib', 'quotas', 'judging', 'capacity', 'checks'],
  },
  workbook: {
    because: 'Steps, questions and action items follow from the plan and the report, and from nothing else.',
    ours: pure,
    packages: [
      'ical-generator',
      'preact',
      'preact-render-to-string',
      'temporal-polyfill',
      'write-excel-file',
    ],
    node: ['crypto'],
  },
  actions: {
    because:
      'What can be done for an event follows from its run and what AWS said of it, and does nothing yet.',
    ours: ['model', 'plan', 'lib', 'judging'],
    node: ['util'],
  },
  report: {
    because:
      'A rendering is a pure function of one document; hashing and compressing are computation, not IO.',
    ours: pure,
    packages: ['echarts', 'picocolors', 'preact', 'preact-render-to-string'],
    node: ['crypto', 'zlib'],
  },
  aws: {
    because: 'How AWS is reached (accounts, clients, rates) does not depend on what is asked.',
    ours: ['model', 'plan', 'lib'],
    packages: sdk,
    node: any,
  },
  collect: {
    because:
      'Collectors bring evidence; judging it is done elsewhere, also from a file and without an account.',
    ours: ['aws', 'model', 'plan', 'quotas', 'lib'],
    packages: sdk,
    node: any,
  },
  store: {
    because: 'What is kept does not depend on how it was judged or is shown.',
    ours: ['model', 'plan', 'lib'],
    packages: ['@aws-sdk/(client|lib|util)-dynamodb', '@smithy/node-http-handler', 'dynalite', 'electrodb'],
    node: any,
  },
  support: {
    because: 'What changes an account stays apart from what reads it.',
    ours: ['aws', 'model', 'plan', 'lib'],
    packages: sdk,
    node: any,
  },
  notify: {
    because: 'It delivers what the report rendered, whatever that is.',
    ours: ['model', 'plan', 'lib'],
    packages: sdk,
    node: any,
  },
  app: {
    because:
      'Use cases join the parts and take the world as ports: they run the same in a Lambda and a terminal.',
    ours: [...pure, 'actions', 'aws', 'collect', 'store', 'support', 'notify'],
    packages: ['zod'],
    node: any,
  },
  api: {
    because:
      'Routes turn requests into use cases; hashing and compressing is computation, not IO, and servers are handed in.',
    ours: [...pure, 'app'],
    packages: ['@middy/[^/]+', 'aws-lambda', 'negotiator', 'zod', 'zod-openapi'],
    node: ['crypto', 'http', 'util', 'zlib'],
  },
  client: {
    because: 'It is imported by programs that want the API and nothing else of ours.',
    packages: ['@aws-crypto/sha256-js', '@smithy/signature-v4', 'openapi-fetch'],
  },
  cli: {
    because:
      'A command parses, calls a use case and renders; only the composition root makes what a use case needs.',
    ours: [...pure, 'app', 'api', 'client'],
    packages: ['commander', 'listr2', 'read-excel-file', 'zod'],
    node: any,
    root: ['src/cli/environment.ts', 'src/cli/local-store.ts', 'src/cli/remote/client.ts'],
  },
};

const alternatives = (words) => `(${words.join('|')})`;
const escaped = (path) => path.replaceAll('.', '\\.');

/** Three rules a folder, named `<folder>-imports-{ours,packages,node}`. */
const folderRules = Object.entries(folders).flatMap(
  ([folder, { because, ours = [], packages = [], node = [], root = [] }]) => {
    const from = { path: `^src/${folder}/`, pathNot: root.map((file) => `^${escaped(file)}$`) };
    const rule = (kind, to) => ({
      name: `${folder}-imports-${kind}`,
      comment: because,
      severity: 'error',
      from,
      to,
    });
    return [
      rule('ours', {
        path: '^(src|functions|test|scripts|bench)/',
        pathNot: `^src/${alternatives([folder, ...ours])}[./]`,
      }),
      rule('packages', {
        path: '(^|/)node_modules/',
        // The last one counts: packages may be nested, and types of a package are its own.
        pathNot: packages.length > 0 ? `(^|/)node_modules/(@types/)?${alternatives(packages)}/` : undefined,
      }),
      rule('node', {
        dependencyTypes: ['core'],
        pathNot: node.length > 0 ? `^(node:)?${alternatives(node)}$` : undefined,
      }),
    ];
  },
);

const everywhere = [
  {
    name: 'known-folders',
    comment: 'A new folder says here what it may import before anything is in it.',
    severity: 'error',
    from: { path: '^src/', pathNot: `^src/${alternatives(Object.keys(folders))}/` },
    to: {},
  },
  {
    name: 'functions-import-app',
    comment: 'A Lambda handler parses, calls a use case and replies; _app.ts makes what the use case needs.',
    severity: 'error',
    from: { path: '^functions/', pathNot: '^functions/_app\\.ts$' },
    to: { path: '^src/', pathNot: '^src/(app|api|model|plan|report)/' },
  },
  {
    name: 'middy-in-functions',
    comment:
      'Only Lambda entry points, and the handler that all of the API is, know that they run in Lambda.',
    severity: 'error',
    from: { pathNot: '^(functions|src/api)/' },
    to: { path: '(^|/)node_modules/(@middy|@aws-lambda-powertools|@types/aws-lambda)/' },
  },
  {
    name: 'no-cycles',
    comment: 'What depends on itself cannot be read from the top, nor tested alone.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    comment: 'A module nothing imports, and that imports nothing, is left over.',
    severity: 'error',
    from: { orphan: true, pathNot: '\\.d\\.ts$' },
    to: {},
  },
  {
    name: 'no-development-packages',
    comment: 'What is published runs without the development dependencies.',
    severity: 'error',
    from: { path: '^(src|functions)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '/@types/' },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere hides what it should have been judged by.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...folderRules, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count: a folder that knows another's types knows that folder.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
};
