import type { Translation } from './translation.ts'

/** The catalogue in Italian. */
export const ITALIAN: Translation = {
  libraries: {
    Business: 'Business',
    Creative: 'Creatività',
    Technology: 'Tecnologia',
  },
  subjects: {
    'Software Development': 'Sviluppo software',
    'Web Development': 'Sviluppo web',
    'Cloud Computing': 'Cloud computing',
    DevOps: 'DevOps',
    'Data Science': 'Data science',
    'Artificial Intelligence': 'Intelligenza artificiale',
    Security: 'Sicurezza informatica',
    'Business Software and Tools': 'Software per ufficio',
    'Project Management': 'Project management',
    Marketing: 'Marketing',
    'Leadership and Management': 'Leadership e management',
    'Professional Development': 'Crescita professionale',
    'Graphic Design': 'Progettazione grafica',
    '3D and Animation': '3D e animazione',
    Photography: 'Fotografia',
    'Audio and Video': 'Audio e video',
  },
  titles: {
    learning: 'Imparare #',
    essentialTraining: '# di base',
    introduction: 'Introduzione a #',
    advanced: '# avanzato',
    quickTips: '#: Consigli e trucchi',
    newFeatures: '#: Le novità',
    practicalProjects: '#: Progetti pratici',
  },
  opening: 'Introduzione',
  closing: 'Conclusione',
  lesson: 'Lezione',
  description: {
    short: 'Impara # passo dopo passo.',
    long: 'In questo corso @ mostra come lavorare con <i>#</i> attraverso esempi pratici. Si parte dalle basi e si procede con esercizi.<br><br>Alla fine sarai in grado di realizzare i tuoi progetti.',
  },
}
