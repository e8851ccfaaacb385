/**
 * Titles as a clinic books them, small letters: what the page reads in another language than the clinic wrote it in
 * (src/patient/professions.ts). One that is not here stays as it was written.
 */
export const patientProfessions = {
  profession: {
    doctor: 'läkare',
    specialistDoctor: 'specialistläkare',
    residentDoctor: 'ST-läkare',
    firstYearDoctor: 'AT-läkare',
    foundationDoctor: 'BT-läkare',
    juniorDoctor: 'underläkare',
    seniorConsultant: 'överläkare',
    districtDoctor: 'distriktsläkare',
    generalPractitioner: 'specialist i allmänmedicin',
    nurse: 'sjuksköterska',
    districtNurse: 'distriktssköterska',
    specialistNurse: 'specialistsjuksköterska',
    assistantNurse: 'undersköterska',
    midwife: 'barnmorska',
    psychologist: 'psykolog',
    psychotherapist: 'psykoterapeut',
    counsellor: 'kurator',
    physiotherapist: 'fysioterapeut',
    physicalTherapist: 'sjukgymnast',
    occupationalTherapist: 'arbetsterapeut',
    speechTherapist: 'logoped',
    dietitian: 'dietist',
    dentist: 'tandläkare',
    rehabCoordinator: 'rehabkoordinator',
  },
} as const;
