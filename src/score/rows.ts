import type { CheckId } from '../checks/registry';
import { type RowId, SCORECARD_ROWS } from '../model/scorecard-rows';

/** The ceiling families, each judged like a check. */
export const CEILING_FAMILY_IDS = [
  'auto-scaling-group-size',
  'on-demand-vcpu',
  'spot-vcpu',
  'subnet-free-addresses',
  'targets-per-target-group',
  'targets-per-load-balancer',
  'load-balancers',
  'target-groups',
  'db-connections',
  'db-storage',
  'db-instances',
  'db-total-storage',
] as const;
type CeilingFamilyId = (typeof CEILING_FAMILY_IDS)[number];

interface ScorecardItem {
  readonly check: CheckId | CeilingFamilyId;
  readonly weight: number;
  /** A failure turns the row red: the event is lost by it, or the row's rule in the workbook says red. */
  readonly critical: boolean;
}

interface RowWeights {
  /** Share of the overall score, relative to the other rows. */
  readonly weight: number;
  readonly items: readonly ScorecardItem[];
}

/** What ends the event by itself. */
const critical = (check: ScorecardItem['check'], weight = 10): ScorecardItem => ({
  check,
  weight,
  critical: true,
});
/** What makes it worse, or recovery slower. */
const helpful = (check: ScorecardItem['check'], weight = 3): ScorecardItem => ({
  check,
  weight,
  critical: false,
});

/** Within a row, weights say what a point of the score stands for; only `critical` decides between red and yellow. */
const WEIGHTS: Readonly<Record<RowId, RowWeights>> = {
  'availability-architecture': {
    weight: 2,
    items: [
      critical('auto-scaling-group-zones'),
      critical('load-balancer-zones'),
      critical('db-status'),
      critical('db-multi-az'),
      critical('db-cluster-zones'),
      critical('db-backups', 5),
      helpful('auto-scaling-group-health-check', 5),
      helpful('db-maintenance-window', 5),
      helpful('db-certificate-validity', 5),
      helpful('db-backup-recency'),
      helpful('db-deletion-protection', 2),
      helpful('load-balancer-deletion-protection', 2),
      helpful('load-balancer-cross-zone', 2),
      critical('classic-load-balancer-zones', 5),
      helpful('instance-zones'),
      helpful('scenario-plans', 5),
      critical('resilience-answers', 5),
    ],
  },
  'stability-case-management': {
    weight: 1,
    items: [
      helpful('support-case-opened', 5),
      helpful('escalation-contacts', 5),
      helpful('alternate-contacts', 5),
      helpful('conference-bridge'),
      critical('operations-answers', 5),
    ],
  },
  'scalability-capacity': {
    weight: 3,
    items: [
      critical('auto-scaling-group-size'),
      critical('on-demand-vcpu'),
      critical('spot-vcpu', 5),
      critical('subnet-free-addresses'),
      critical('db-connections'),
      critical('db-storage', 5),
      critical('auto-scaling-policy'),
      critical('auto-scaling-launch-source'),
      critical('auto-scaling-suspended-processes', 5),
      critical('scope-resources', 5),
      helpful('plan-references'),
      critical('capacity-answers', 5),
      helpful('db-instances', 2),
      helpful('db-total-storage', 2),
      helpful('auto-scaling-scheduled-scale-out', 5),
      helpful('auto-scaling-desired-capacity', 5),
      helpful('auto-scaling-max-vcpu-quota'),
      helpful('auto-scaling-group-metrics', 2),
      helpful('launch-configurations', 1),
      helpful('instance-type-diversity', 2),
      helpful('services-in-use', 5),
      helpful('burstable-instances'),
      helpful('burstable-db-class'),
      helpful('ebs-volume-generation', 2),
      helpful('db-pending-reboot', 5),
      helpful('db-free-storage'),
      helpful('db-storage-autoscaling'),
    ],
  },
  'scalability-load-balancers': {
    weight: 2,
    items: [
      critical('load-balancer-pre-warming'),
      critical('pre-warming-size'),
      critical('pre-warming-backends', 5),
      critical('load-balancer-state'),
      critical('load-balancer-free-addresses', 5),
      critical('target-health'),
      critical('classic-load-balancer-targets'),
      critical('classic-load-balancer-pre-warming', 5),
      critical('load-balancer-listeners'),
      critical('targets-per-load-balancer', 5),
      critical('targets-per-target-group', 5),
      helpful('load-balancer-idle-zones'),
      helpful('load-balancers', 2),
      helpful('target-groups', 2),
      helpful('load-balancer-access-logs', 1),
    ],
  },
  'scalability-load-test': {
    weight: 2,
    items: [
      critical('load-test-result'),
      helpful('load-test-recency'),
      helpful('load-test-traffic', 5),
      critical('load-test-answers', 5),
    ],
  },
  'security-trusted-advisor': {
    weight: 1,
    items: [
      critical('root-account-mfa'),
      critical('cloudtrail-logging'),
      critical('exposed-access-keys'),
      critical('unrestricted-ports'),
      // The workbook: red if any check of Trusted Advisor is red and not accepted.
      critical('trusted-advisor-service-limits', 5),
      critical('trusted-advisor-other', 5),
      critical('credential-rotation', 3),
    ],
  },
  'security-ddos': {
    weight: 1,
    items: [
      critical('ddos-response-plan'),
      critical('cdn-answers', 5),
      helpful('internet-facing-entry-points', 5),
      helpful('db-public-access', 5),
    ],
  },
};

export interface RowDefinition extends RowWeights {
  readonly id: RowId;
  readonly title: string;
}

/** The rows of the scorecard, with what is judged in each. */
export const SCORECARD: readonly RowDefinition[] = SCORECARD_ROWS.map(({ id, title }) => ({
  id,
  title,
  ...WEIGHTS[id],
}));

const ROW_OF: ReadonlyMap<string, RowDefinition> = new Map(
  SCORECARD.flatMap((row) => row.items.map(({ check }) => [check, row] as const)),
);

/** The row in which a check or ceiling family is judged; undefined for one of another version of the scorecard. */
export const rowOf = (check: string): RowDefinition | undefined => ROW_OF.get(check);

const CRITICAL: ReadonlySet<string> = new Set(
  SCORECARD.flatMap((row) => row.items.filter((item) => item.critical).map((item) => item.check)),
);

/** Whether a failure of the check or ceiling family turns its row red. */
export const isCritical = (check: string): boolean => CRITICAL.has(check);
