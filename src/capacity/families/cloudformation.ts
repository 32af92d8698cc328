import { SERVICES } from '../../model/services';
import { defineCeilingFamily } from '../family';
import { countAgainstQuota } from '../quota-ceiling';

const QUOTA = SERVICES.cloudformation.quotas.cloudformation.stacks;

export const cloudFormationStackCount = defineCeilingFamily({
  id: 'cloudformation-stacks',
  title: 'Quota of stacks leaves room for what is planned',
  failureTitle: 'Quota of stacks is too small for what is planned',
  why: 'A stack that is created for the event is refused once the region has as many as the quota allows.',
  docs: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html',
  workbook: '11 Service Limits',
  unit: 'stacks',
  formula:
    'stacks of the region that are not deleted, nested ones too, + planned additions, against the quota; it does not grow with traffic.',
  remedy: 'Request an increase of the quota.',
  kind: 'quota',
  elastic: false,
  needs: ['cloudFormationStacks'],
  uses: ['serviceQuotas'],
  estimate: ({ cloudFormationStacks, serviceQuotas }, context) =>
    countAgainstQuota(
      {
        resource: 'Stacks',
        title: 'Stacks of CloudFormation in the region',
        unit: 'stacks',
        serviceCode: 'cloudformation',
        quotaCode: QUOTA,
      },
      {
        now: cloudFormationStacks.length,
        added: context.plannedAdditions(QUOTA),
        source: 'cloudformation:DescribeStacks',
      },
      serviceQuotas,
      context,
    ),
});
