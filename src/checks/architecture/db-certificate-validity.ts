import { awsCommand } from '../../judging/aws-command';
import { dbServiceOf, isNeptune } from '../../model/db-engines';
import { daysAfterEvent, describeEnd } from '../certificates';
import { defineCheck, fail, notApplicable, pass, unknown, warn } from '../check';
import { judgeEachInstance } from '../databases';

/** Days by which a certificate must outlive the event: before it is rotated, clients must trust the new authority. */
const MARGIN_DAYS = 30;

/**
 * The authorities whose certificates RDS replaces by itself before they expire: Amazon RDS User Guide, "Certificate
 * authorities". One that ends before the event does has not been replaced in time.
 */
const ROTATES_BY_ITSELF = /^rds-ca-(rsa2048|rsa4096|ecc384)-g1$/;

export const dbCertificateValidity = defineCheck({
  id: 'db-certificate-validity',
  title: 'Server certificates of databases outlive the event',
  failureTitle: 'Server certificate of a database expires around the event',
  why: 'Clients that verify TLS lose the database at the minute its certificate expires.',
  docs: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html',
  workbook: '12 Resilience',
  needs: ['dbInstances'],
  evaluate({ dbInstances }, context) {
    return judgeEachInstance(dbInstances, (db, resource) => {
      const { certificateValidTill: end } = db;
      if (end === null && isNeptune(db)) {
        return notApplicable('Neptune renews the certificates of its instances by itself.', resource);
      }
      if (end === null) return unknown(resource, 'AWS gave no expiry of its certificate.');
      const daysLeft = daysAfterEvent(end, context);
      const detail = describeEnd(db.caCertificateIdentifier ?? 'Its certificate', end, context);
      if (daysLeft >= MARGIN_DAYS) return pass(resource, detail);
      if (daysLeft > 0 && ROTATES_BY_ITSELF.test(db.caCertificateIdentifier ?? '')) {
        return pass(resource, `${detail} RDS rotates certificates of this authority by itself.`);
      }
      const verdict = daysLeft <= 0 ? fail : warn;
      return verdict(resource, detail, {
        action:
          'Let clients trust the new certificate authority, then rotate the certificate; some engines restart for it.',
        command: awsCommand(context.target, dbServiceOf(db.engine).cli, 'modify-db-instance', {
          'db-instance-identifier': db.dbInstanceIdentifier,
          'ca-certificate-identifier': 'rds-ca-rsa2048-g1',
        }),
        lead: 'rebuild',
      });
    });
  },
});
