/** What does not work in the device check, and what to do about it. */
export const patientTrouble = {
  trouble: {
    both: {
      refused: {
        what: 'Kamera och mikrofon är inte tillåtna',
        remedy: 'Tryck på ikonen vid adressen högst upp, tillåt kamera och mikrofon och tryck på Prova igen.',
      },
      inAppBrowser: {
        what: 'Den här appen släpper inte fram kamera och mikrofon',
        remedy: 'Öppna länken i Safari eller Chrome: välj Öppna i webbläsare i appens meny.',
      },
      unsupported: {
        what: 'Webbläsaren kan inte använda kamera och mikrofon',
        remedy: 'Öppna länken i Safari eller Chrome, i den senaste versionen.',
      },
    },
    camera: {
      refused: {
        what: 'Kameran är inte tillåten',
        remedy: 'Tryck på ikonen vid adressen högst upp, tillåt kameran och tryck på Prova igen.',
      },
      missing: {
        what: 'Ingen kamera hittades',
        remedy: 'Anslut en kamera, eller öppna länken i en telefon. Du kan fortsätta med bara ljud.',
      },
      taken: {
        what: 'Kameran används av något annat',
        remedy: 'Stäng andra program och samtal som använder kameran, och tryck på Prova igen.',
      },
      unplugged: { what: 'Kameran kopplades ur', remedy: 'Anslut den igen. Den startar av sig själv.' },
      silent: { what: 'Kameran ger ingen bild', remedy: 'Stäng sidan och öppna länken igen.' },
      inAppBrowser: {
        what: 'Den här appen släpper inte fram kameran',
        remedy: 'Öppna länken i Safari eller Chrome: välj Öppna i webbläsare i appens meny.',
      },
      unsupported: {
        what: 'Webbläsaren kan inte använda kameran',
        remedy: 'Öppna länken i Safari eller Chrome, i den senaste versionen.',
      },
    },
    microphone: {
      refused: {
        what: 'Mikrofonen är inte tillåten',
        remedy: 'Tryck på ikonen vid adressen högst upp, tillåt mikrofonen och tryck på Prova igen.',
      },
      missing: {
        what: 'Ingen mikrofon hittades',
        remedy: 'Anslut ett headset, eller öppna länken i en telefon.',
      },
      taken: {
        what: 'Mikrofonen används av något annat',
        remedy: 'Avsluta andra samtal och program som använder mikrofonen, och tryck på Prova igen.',
      },
      unplugged: { what: 'Mikrofonen kopplades ur', remedy: 'Anslut den igen. Den startar av sig själv.' },
      silent: {
        what: 'Vi hör inget än',
        remedy: 'Säg något. Hörs det inte, se efter att mikrofonen inte är avstängd på headsetet.',
      },
      inAppBrowser: {
        what: 'Den här appen släpper inte fram mikrofonen',
        remedy: 'Öppna länken i Safari eller Chrome: välj Öppna i webbläsare i appens meny.',
      },
      unsupported: {
        what: 'Webbläsaren kan inte använda mikrofonen',
        remedy: 'Öppna länken i Safari eller Chrome, i den senaste versionen.',
      },
    },
    speaker: {
      what: 'Du hör inget ljud',
      remedy: 'Höj volymen, stäng av tyst läge och se efter att ljudet inte går till ett headset.',
    },
    networkWeak: 'Gå närmare ditt wifi, eller stäng av annat som använder nätet.',
    networkFailed: {
      what: 'Nätet kunde inte provas',
      remedy: 'Kontrollera att telefonen har nät och tryck på Prova igen.',
    },
  },
} as const;
