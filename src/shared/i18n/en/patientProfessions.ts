import type { patientProfessions as sv } from '../sv/patientProfessions.ts';
import type { Words } from '../words.ts';

/** See the Swedish original. */
export const patientProfessions: Words<typeof sv> = {
  profession: {
    doctor: 'doctor',
    specialistDoctor: 'specialist doctor',
    residentDoctor: 'resident doctor',
    firstYearDoctor: 'junior doctor',
    foundationDoctor: 'junior doctor',
    juniorDoctor: 'junior doctor',
    seniorConsultant: 'senior consultant',
    districtDoctor: 'general practitioner',
    generalPractitioner: 'specialist in general practice',
    nurse: 'nurse',
    districtNurse: 'district nurse',
    specialistNurse: 'specialist nurse',
    assistantNurse: 'assistant nurse',
    midwife: 'midwife',
    psychologist: 'psychologist',
    psychotherapist: 'psychotherapist',
    counsellor: 'counsellor',
    physiotherapist: 'physiotherapist',
    physicalTherapist: 'physiotherapist',
    occupationalTherapist: 'occupational therapist',
    speechTherapist: 'speech and language therapist',
    dietitian: 'dietitian',
    dentist: 'dentist',
    rehabCoordinator: 'rehabilitation coordinator',
  },
};
