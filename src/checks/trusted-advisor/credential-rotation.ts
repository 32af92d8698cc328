import { defineAnswersCheck } from '../answers';

export const credentialRotation = defineAnswersCheck({
  id: 'credential-rotation',
  title: 'Credentials of the event’s resources were rotated lately',
  failureTitle: 'The rotation of credentials is open or names a risk',
  why: 'Old credentials are in more hands than anyone remembers.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html',
  workbook: '12 Security',
  questions: {
    'security-credential-rotation': ['access-key-age', 'exposed-access-keys'],
  },
});
