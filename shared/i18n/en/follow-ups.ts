/** Titles of follow-ups that Kontor makes by itself. */
export const followUpsEn = {
  'answer.missing': 'No answer yet: {subject}',
  'answer.missing_plain': 'No answer yet',
};
