import type { Artifacts } from '../../model/artifacts';
import { defineCheck } from '../check';
import { judgeFreeze } from '../freeze';

export const freezeGuard = defineCheck({
  id: 'freeze-guard',
  title: 'Nobody has lowered a limit since the freeze began',
  failureTitle: 'Somebody changed what the event needs since the freeze began',
  why: 'What was tested and judged before the freeze is no longer what runs: a maximum that somebody lowers at night is found at the peak.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html',
  workbook: '14 Scenario Planning',
  needs: [],
  // It is not collected before the freeze begins.
  uses: ['changesInFreeze'],
  evaluate(artifacts, context) {
    const { changesInFreeze }: Partial<Artifacts> = artifacts;
    return judgeFreeze(changesInFreeze, context);
  },
});
