/** Words for every refusal code, nested where the code has its dot: what happened, what is safe, what to do. */
export const refusals = {
  message: {
    malformed: 'Meddelandet gick inte att läsa. Inget har ändrats. Försök igen.',
    tooLarge: 'Texten är för lång. Inget har ändrats. Korta den och försök igen.',
    version: 'Programmet är av en annan version än mottagningens. Stäng det och öppna det på nytt.',
    outOfOrder: 'Meddelandet kom i fel ordning. Inget har ändrats. Försök igen.',
    rateLimited: 'Det blev för många försök på kort tid. Vänta en minut och försök igen.',
  },
  sender: {
    untrusted: 'Begäran kom inte från Vidis eget fönster och utfördes inte. Inget har ändrats.',
  },
  permission: {
    denied:
      'Du har inte behörighet till detta. Inget har ändrats. Den som ansvarar för besöket kan göra det.',
  },
  connection: {
    lost: 'Förbindelsen är bruten. Det du har skrivit är kvar. Vidi försöker igen av sig själv.',
    portTaken:
      'Förbindelsen kunde inte öppnas: ett annat program har dess plats på datorn. Vidi försöker igen av sig själv.',
    certificate:
      'Den som svarar är inte mottagningens egen förbindelse. Inget har skickats dit. Kontakta den som sköter Vidi på mottagningen.',
    version: 'Förbindelsen är av en annan version än programmet. Det du har skrivit är kvar. Uppdatera Vidi.',
    pending: 'Väntar på förbindelsen. Det görs så snart den är tillbaka.',
  },
  internal: 'Något gick fel i programmet. Det som är sparat är kvar. Försök igen, eller starta om Vidi.',
  visit: {
    unknown: 'Besöket finns inte. Öppna dagens lista på nytt.',
    moved: 'Besöket har ändrats sedan du såg det. Inget har gjorts. Se efter och försök igen.',
    notAllowedNow: 'Det går inte i besökets nuvarande läge. Inget har ändrats.',
    final: 'Besöket är avslutat och anteckningen finns i journalen. Det kan inte ändras.',
    stillConnected: 'Patienten är uppkopplad. Släpp in eller ring innan du anger att patienten uteblev.',
    notAttempted: 'Försök nå patienten först, och anteckna hur.',
    reasonMissing: 'Skriv ett skäl.',
    assignedElsewhere: 'Besöket hör nu till {{name}}. Inget har ändrats.',
    clinicianThere:
      'Besöket hör till {{name}}, som är uppkopplad. Inget har ändrats. Be {{name}} att lämna över det.',
    noteSigned: 'Anteckningen är signerad. Samtalet kan inte öppnas igen. Boka ett nytt besök.',
  },
  participant: {
    unknown: 'Personen hör inte till det här besöket. Inget har ändrats.',
    notCome: 'Personen har inte kommit än. Vänta, eller ring.',
    notAdmitted: 'Personen är inte insläppt. Inget har ändrats.',
  },
  undo: {
    nothing: 'Det finns inget att ångra: något annat har hänt efteråt. Inget har ändrats.',
    tooLate: 'Det går att ångra inom 10 minuter. Den tiden har gått. Inget har ändrats.',
    notYours: 'Det var någon annan som gjorde det. Bara den personen kan ångra det. Inget har ändrats.',
  },
  command: {
    reused: 'Samma begäran kom två gånger med olika innehåll. Bara den första gäller.',
  },
  staff: {
    unknown: 'Den personen finns inte bland mottagningens vårdgivare. Inget har ändrats.',
  },
  identity: {
    notAsked: 'Identitetskontrollen är inte påbörjad. Börja den först.',
    decided: 'Identiteten är redan avgjord så. Inget har ändrats.',
    reasonMissing: 'Skriv ett skäl, så att andra kan förstå beslutet.',
    fieldsMissing: 'Jämför personnumret och ansiktet mot legitimationen först.',
    guardianMissing: 'Svara om barnet är med i bild och hur relationen är känd, och besluta igen.',
    questionsMissing: 'Säg vilka frågor som ställdes, och besluta igen.',
    otherPerson: 'Beslutet gäller en annan person. Börja om med den som ska identifieras.',
  },
  note: {
    identityUndecided: 'Avgör identiteten innan du signerar. Anteckningen är sparad.',
    sectionMissing: 'Ett sökord som krävs är tomt. Anteckningen är sparad. Fyll i det och signera sedan.',
    confirmFiling:
      'Identiteten är inte bekräftad. Bekräfta att anteckningen ändå ska till den bokade patientens journal.',
    alreadySigned: 'Anteckningen är redan signerad och låst.',
    notTheAuthor: 'Bara den som gav vården kan signera anteckningen. Den är sparad.',
    visitNotEnded: 'Besöket pågår. Avsluta det innan du signerar. Anteckningen är sparad.',
    unknown: 'Det finns ingen anteckning för det här besöket i journalen.',
    altered:
      'Anteckningen stämmer inte med sin kontrollsumma. Den togs inte emot. Originalet är kvar på datorn. Kontakta den som sköter Vidi.',
    otherPerson:
      'Anteckningen gäller en annan patient eller en annan person än besöket. Journalen är oförändrad och det skrivna är kvar. Kontakta den som sköter Vidi.',
  },
  draft: {
    unknown: 'Utkastet finns inte. Öppna besöket på nytt.',
    stale:
      'Anteckningen har ändrats sedan du granskade den. Inget är borta. Läs igenom den igen innan du signerar.',
    diskFull:
      'Inte sparad: disken är full. Texten finns kvar här så länge Vidi är öppet. Frigör plats, så sparas den av sig själv.',
    notWritten:
      'Inte sparad: filen kunde inte skrivas. Texten finns kvar här så länge Vidi är öppet. Vidi försöker igen av sig själv.',
    damaged:
      'Utkastets fil var skadad. Den är undanlagd och inget är överskrivet. Det som gick att läsa visas. Läs igenom det.',
    wrongKey:
      'Utkastet kunde inte låsas upp med den här datorns nyckel. Filen är undanlagd och inget är överskrivet. Du kan skriva vidare.',
  },
  settings: {
    damaged: 'Inställningarna gick inte att läsa. Filen är undanlagd och de vanliga inställningarna gäller.',
  },
  profile: {
    damaged:
      'Profilen gick inte att läsa. Alla filer ligger kvar som de var, inget är överskrivet. Kontakta den som sköter Vidi.',
    unknown: 'Profilen finns inte längre på den här datorn. Välj en annan.',
    exists: 'Det finns redan en profil för den personen på den här datorn. Logga in med den.',
    notWritten:
      'Profilen kunde inte skrivas till disken. Inget har ändrats. Kontrollera att datamappen går att skriva i och försök igen.',
    keychain:
      'Datorns nyckelring öppnade inte profilen. Inget har ändrats. Lås upp nyckelringen, eller logga in på datorn med det konto som gjorde profilen, och försök igen.',
  },
  secret: {
    needed: 'Skriv din lösenfras eller PIN-kod.',
    wrong: 'Det stämmer inte. Vänta {{waitSeconds}} s innan du försöker igen. Inget har låsts för alltid.',
    wait: 'Vänta {{waitSeconds}} s och försök sedan igen. Det du skrev har inte prövats.',
    tooShort: 'Välj minst {{least}} tecken.',
    pinNeedsKeychain:
      'Den här datorn har ingen nyckelring, så en PIN-kod räcker inte. Välj en lösenfras på minst {{least}} tecken.',
  },
  store: {
    inUse: 'Vidi är redan öppet på den här datorn. Använd det fönstret.',
  },
  enrolment: {
    unreachable: 'Mottagningen svarar inte. Kontrollera nätet, och att du fick hela raden. Försök igen.',
    version:
      'Mottagningens förbindelse och det här programmet är av olika versioner. Inget har ändrats på den här datorn. Be den som sköter Vidi att uppdatera.',
    line: 'Raden går inte att läsa. Klistra in hela raden som du fick av den som sköter mottagningens Vidi.',
    invalid:
      'Koden går inte att använda. Den kan vara felskriven, redan använd eller för gammal. Inget har ändrats. Be den som sköter Vidi om en ny.',
  },
  link: {
    invalid: 'Länken fungerar inte. Kontrollera att hela länken kom med, eller ring mottagningen.',
    tooEarly: 'Det är för tidigt för besöket. Du kan prova kamera och ljud redan nu.',
    over: 'Besöket är slut eller dess tid har gått. Ring mottagningen om du behöver hjälp.',
  },
  session: {
    missing: 'Du behöver öppna länken på nytt. Din tid är kvar.',
    otherTab: 'Besöket är öppet i en annan flik. Stäng den här, eller använd den här i stället.',
    otherDevice: 'Besöket är öppet på en annan telefon eller dator. Fortsätt där, eller ring mottagningen.',
    nobodyWaits: 'Ingen annan telefon eller dator väntar längre.',
    signedOut: 'Ingen är inloggad. Logga in först.',
    locked: 'Vidi är låst. Lås upp först.',
    otherMode: 'Det går inte i det här läget. Byt mellan övning och mottagning under Inställningar.',
    changesWait: 'Ändringar väntar på förbindelsen och skulle gå förlorade. Vänta tills de är skickade.',
  },
  knock: {
    notNeeded: 'Det går att ansluta utan att knacka. Ladda om sidan.',
  },
  signal: {
    notConnected: 'Den andra är inte uppkopplad just nu. Vidi försöker igen av sig själv.',
  },
  console: {
    unknown:
      'Mottagningen känner inte igen den här datorn. Det du har skrivit är kvar. Be den som sköter mottagningens Vidi om en ny rad att ansluta med.',
    revoked:
      'Den här datorn är inte längre ansluten till mottagningen. Det du har skrivit är kvar. Tala med den som sköter mottagningens Vidi.',
    challenge: 'Förbindelsen blev inte bekräftad i tid. Vidi försöker igen av sig själv.',
  },
  booking: {
    fileTooLarge: 'Filen är för stor. Inget har lästs in. Dela upp dagslistan.',
    fileEncoding:
      'Filen är inte sparad som UTF-8. Inget har lästs in. Spara den som UTF-8 och läs in den igen.',
    fileNotJson: 'Filen är ingen dagslista i JSON. Inget har lästs in. Välj en annan fil.',
    fileNotText:
      'Filen är ingen textfil, kanske en Excelbok. Inget har lästs in. Spara den som CSV och läs in den igen.',
    fileQuotes:
      'Ett citattecken på rad {{line}} är inte avslutat, så det är osäkert var raderna slutar. Inget har lästs in. Rätta raden och läs in filen igen.',
    fileEmpty: 'Det finns inga rader i filen. Inget har lästs in.',
    tooManyRows: 'Filen har fler än 10 000 rader. Inget har lästs in. Dela upp dagslistan.',
    field: 'Fältet har ett värde som inte går att läsa. Raden är inte inläst.',
    fieldMissing: 'Ett fält som krävs saknas. Raden är inte inläst.',
    number:
      'Numret är inte ett giltigt personnummer, samordningsnummer eller reservnummer. Raden är inte inläst.',
    endBeforeStart: 'Sluttiden är inte efter starttiden. Raden är inte inläst.',
    profession: 'Yrket är okänt. Raden är inte inläst.',
    nameNotAllowed:
      'En rad med skyddade personuppgifter eller reservnummer ska komma utan namn. Raden är inte inläst.',
    nameMissing: 'Namnet saknas. Raden är inte inläst.',
    visitStarted: 'Besöket har redan börjat. Bokningen är kvar som den var.',
    duplicateRow: 'Samma bokning står två gånger i filen. Bara den första är inläst.',
    raggedRow: 'Raden har inte lika många fält som rubrikraden. Raden är inte inläst.',
    time: 'Datumet eller klockslaget gick inte att läsa, eller finns inte. Raden är inte inläst.',
    length: 'Längden ska anges i minuter, från 1 till 1440. Raden är inte inläst.',
    yesNo: 'Det går inte att se om det är ja eller nej. Raden är inte inläst.',
    language: 'Språket känns inte igen. Raden är inte inläst.',
    clinician: 'Vårdgivaren ska anges med sitt HSA-id. Raden är inte inläst.',
  },
} as const;
