import type { Artifacts } from '../../model/artifacts';
import { defineCheck } from '../check';
import { judgeFreeze } from '../freeze';

export const globalFreezeGuard = defineCheck({
  id: 'global-freeze-guard',
  title: 'Nobody has changed DNS, the CDN, or its protection since the freeze began',
  failureTitle: 'Somebody changed DNS, the CDN, roles, or what protects them since the freeze began',
  why: 'What stands in front of every region fails every region at once, and a record of DNS or a distribution is changed in seconds.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html',
  workbook: '14 Scenario Planning',
  needs: [],
  // It is not collected before the freeze begins.
  uses: ['globalChangesInFreeze'],
  evaluate(artifacts, context) {
    const { globalChangesInFreeze }: Partial<Artifacts> = artifacts;
    return judgeFreeze(globalChangesInFreeze, context);
  },
});
