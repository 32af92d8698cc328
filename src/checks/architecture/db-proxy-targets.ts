import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type DbProxy } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { asPlaced } from '../as-placed';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { distinct } from '../words';

type ProxyTarget = NonNullable<DbProxy['targets']>[number];

export const dbProxyTargets = defineCheck({
  id: 'db-proxy-targets',
  title: 'RDS Proxies reach their databases',
  failureTitle: 'RDS Proxy does not reach its database',
  why: 'A proxy that reaches no database refuses every client, however idle the database is.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html',
  workbook: '12 Resilience',
  needs: ['dbProxies'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate({ dbProxies }, { target, placed }) {
    // A proxy has a row for each of its target groups.
    return [...Map.groupBy(dbProxies, ({ dbProxyName }) => dbProxyName)].map(([name, rows]) => {
      const resource = { name };
      const [first] = rows;
      const targets = rows.flatMap((row) => row.targets ?? []);
      const isTold = rows.every((row) => row.targets !== undefined);
      const judgement = isTold
        ? judgeTargets(resource, targets, target)
        : unknown(resource, 'The inventory does not say whether it reaches its databases: collect again.');
      return first === undefined
        ? judgement
        : asPlaced(judgement, () => placed(ARTIFACTS.dbProxies.owner(first)));
    });
  },
});

function judgeTargets(resource: JudgedResource, targets: readonly ProxyTarget[], target: Target): Judgement {
  if (targets.length === 0) return notApplicable('It has no database yet.', resource);
  const said = targets.filter(({ state }) => state !== null && state !== 'UNUSED');
  if (said.length === 0) return unknown(resource, 'RDS does not say whether it reaches its databases.');
  const missed = said.filter(({ state }) => state !== 'AVAILABLE');
  if (missed.length === 0) {
    return pass(resource, `It reaches ${said.map(({ database }) => database).join(', ')}.`);
  }
  const words = missed.map(
    ({ database, state, reason }) => `${database} is ${state}${reason === null ? '' : ` (${reason})`}`,
  );
  const verdict =
    missed.length === said.length && missed.some(({ state }) => state === 'UNAVAILABLE') ? fail : warn;
  return verdict(resource, `For it, ${words.join(', ')}.`, {
    action: distinct(missed.map(adviceFor)).join(' '),
    command: awsCommand(target, 'rds', 'describe-db-proxy-targets', { 'db-proxy-name': resource.name }),
    lead: 'database',
  });
}

/** What to do about each reason: Amazon RDS User Guide, "Troubleshooting for RDS Proxy". */
const ADVICE: Readonly<Record<string, string>> = {
  UNREACHABLE: 'Let its security groups reach the port of the database, and those of the database let it in.',
  CONNECTION_FAILED: 'See why the database refuses connections: its status, and how many it has.',
  AUTH_FAILURE: 'Correct the name and the password in the secret that it uses, or let its role read that.',
  PENDING_PROXY_CAPACITY: 'Wait until AWS has given it capacity, and look again.',
  INVALID_REPLICATION_STATE: 'Mend the replication of the reader.',
};

const adviceFor = ({ reason }: ProxyTarget): string =>
  ADVICE[reason ?? ''] ?? 'See what RDS says of its targets, and wait if they are being registered.';
