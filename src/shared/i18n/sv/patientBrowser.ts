/** Words about the browser that the patient's page is in: one inside another app, or one that is too old. */
export const patientBrowser = {
  inApp: {
    title: 'Öppna i {{browser}}',
    why: 'Du är inne i {{app}}. Där fungerar kamera och ljud ofta inte.',
    whyUnnamed: 'Du är inne i en annan app. Där fungerar kamera och ljud ofta inte.',
    stepsTitle: 'Gör så här',
    menu: {
      topRight: 'Tryck på de tre punkterna högst upp till höger.',
      bottomRight: 'Tryck på de tre punkterna längst ner till höger.',
      somewhere: 'Tryck på de tre punkterna eller delningsknappen.',
    },
    choose: 'Välj att öppna i {{browser}} eller i webbläsaren.',
    orCopy: 'Går det inte, kopiera länken och klistra in den i {{browser}}.',
    copy: 'Kopiera länken',
    copied: 'Länken är kopierad. Öppna {{browser}} och klistra in den i adressfältet.',
    copyFailed: 'Det gick inte att kopiera. Håll fingret på länken här under och välj Kopiera.',
    link: 'Din länk',
    stay: 'Fortsätt här ändå',
  },
  tooOld: {
    title: 'Webbläsaren är för gammal',
    text: 'Videobesöket fungerar inte i den här versionen. Uppdatera telefonen eller webbläsaren, eller öppna länken på en annan telefon eller dator.',
    versions:
      'Det går med iPhone och iPad från iOS 15.4, och med Chrome, Edge, Firefox och Samsung Internet från 2023.',
    noScript: 'Webbläsaren har stängt av JavaScript. Slå på det, eller öppna länken i en annan webbläsare.',
    ring: 'Ring mottagningen',
  },
} as const;
