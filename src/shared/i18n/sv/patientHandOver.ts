/** Words of the patient's page while another clinician takes the visit over. `{{from}}` had it before. */
export const patientHandOver = {
  handedOver: {
    title: '{{name}} tar över',
    inVisit:
      '{{name}}, {{title}}, fortsätter besöket i stället för {{from}}. Besöket är inte slut. Du har kvar din tid. Låt sidan vara öppen, så släpps du in.',
    before: 'Du träffar {{name}}, {{title}}, i stället för {{from}}. Du har kvar din tid.',
  },
} as const;
