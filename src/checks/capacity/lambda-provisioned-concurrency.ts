import { awsCommand } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { ARTIFACTS, type LambdaProvisionedConcurrency } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { asPlaced } from '../as-placed';
import { defineCheck, fail, type Judgement, notApplicable, pass, warn } from '../check';

type Configuration = LambdaProvisionedConcurrency['configurations'][number];

export const lambdaProvisionedConcurrency = defineCheck({
  id: 'lambda-provisioned-concurrency',
  title: 'Provisioned concurrency of functions is ready',
  failureTitle: 'Provisioned concurrency of a function is not ready',
  why: 'What could not be provisioned is missing when traffic rises: calls start cold, or are refused.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  workbook: 'Step 10',
  needs: ['lambdaProvisionedConcurrency'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: ({ lambdaProvisionedConcurrency }, { target, placed }) =>
    lambdaProvisionedConcurrency.flatMap((row) =>
      row.configurations.map((configuration) =>
        asPlaced(judge(row.functionName, configuration, target), () =>
          placed(ARTIFACTS.lambdaProvisionedConcurrency.owner(row)),
        ),
      ),
    ),
});

function judge(functionName: string, configuration: Configuration, target: Target): Judgement {
  const { qualifier, status, statusReason, requested, available, isUsed } = configuration;
  const resource = { name: `${functionName}:${qualifier}` };
  const detail = `${available} of ${requested} are available; it is ${status}${statusReason === null ? '' : ` (${statusReason})`}.`;
  if (status === 'READY') return pass(resource, detail);
  if (isUsed === false) return notApplicable(`${detail} Nothing runs on it.`, resource);
  const again = awsCommand(target, 'lambda', 'put-provisioned-concurrency-config', {
    'function-name': functionName,
    qualifier,
    'provisioned-concurrent-executions': requested,
  });
  return status === 'FAILED'
    ? fail(resource, detail, {
        action: `See why it failed, make room for it in the concurrency of the account, and provision ${requested} again.`,
        command: again,
        lead: 'configuration',
      })
    : warn(resource, detail, {
        action: 'Wait until all of them are available, and collect again before the event.',
        lead: 'configuration',
      });
}
