import { defineCheck, pass, warn } from '../check';
import { judgeEachInstance } from '../databases';

export const burstableDbClass = defineCheck({
  id: 'burstable-db-class',
  title: 'Databases run on classes of constant performance',
  failureTitle: 'Database runs on a burstable class',
  why: 'A database that has spent its CPU credits falls to a fraction of its speed, or is charged for more, at the peak.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Types.html',
  workbook: '12 Performance',
  needs: ['dbInstances'],
  evaluate({ dbInstances }) {
    return judgeEachInstance(dbInstances, (db, resource) => {
      const detail = `Class ${db.dbInstanceClass}.`;
      if (!/^db\.t\d/.test(db.dbInstanceClass)) return pass(resource, detail);
      return warn(resource, detail, {
        action:
          'Choose a memory-optimised or general-purpose class, and change to it before the load test; the change restarts the database (with Multi-AZ: fails over).',
        lead: 'rebuild',
      });
    });
  },
});
