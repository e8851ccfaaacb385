/** Words to one who waits. `ready` is what the patient's page says; the form is the console's. */
export const messages = {
  ready: {
    soon: 'Det är strax din tur. Stanna kvar på sidan.',
    stayHere: 'Vi har inte glömt dig. Stanna kvar på sidan, så släpper vi in dig.',
    fetchDocument: 'Ha legitimation till hands: pass, id\u2011kort eller körkort.',
    weCallYou: 'Vi ringer dig i stället. Ha telefonen nära, numret kan vara dolt.',
    restartPage: 'Ladda om sidan och prova kamera och ljud igen. Du har kvar din plats.',
  },
  form: {
    choose: 'Vad vill du säga?',
    own: 'Egna ord',
    ownLabel: 'Dina ord',
    ownHint: 'Inget om hälsa: sidan kan ses av andra. Visas som du skriver, utan översättning.',
    left: '{{left}} tecken kvar',
    send: 'Skicka',
    sending: 'Skickar',
    cancel: 'Stäng',
    sentToAll_zero: 'Ingen har sidan öppen nu. Orden visas när de kommer tillbaka.',
    sentToAll_one: 'Orden visas nu för {{count}} som väntar.',
    sentToAll_other: 'Orden visas nu för {{count}} som väntar.',
    sentToOne: 'Orden visas nu för patienten.',
    sentToNobody: 'Patienten har inte sidan öppen nu. Orden visas vid nästa besök på sidan.',
  },
} as const;
