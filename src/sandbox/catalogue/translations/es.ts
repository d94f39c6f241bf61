import type { Translation } from './translation.ts'

/** The catalogue in Spanish. */
export const SPANISH: Translation = {
  libraries: {
    Business: 'Negocios',
    Creative: 'Creatividad',
    Technology: 'Tecnología',
  },
  subjects: {
    'Software Development': 'Desarrollo de software',
    'Web Development': 'Desarrollo web',
    'Cloud Computing': 'Computación en la nube',
    DevOps: 'DevOps',
    'Data Science': 'Ciencia de datos',
    'Artificial Intelligence': 'Inteligencia artificial',
    Security: 'Seguridad',
    'Business Software and Tools': 'Ofimática',
    'Project Management': 'Gestión de proyectos',
    Marketing: 'Marketing',
    'Leadership and Management': 'Liderazgo y gestión',
    'Professional Development': 'Desarrollo profesional',
    'Graphic Design': 'Diseño gráfico',
    '3D and Animation': '3D y animación',
    Photography: 'Fotografía',
    'Audio and Video': 'Audio y vídeo',
  },
  titles: {
    learning: 'Aprende #',
    essentialTraining: '# esencial',
    introduction: 'Introducción a #',
    advanced: '# avanzado',
    quickTips: '#: Trucos y consejos',
    newFeatures: '#: Novedades',
    practicalProjects: '#: Proyectos prácticos',
  },
  opening: 'Introducción',
  closing: 'Conclusión',
  lesson: 'Lección',
  description: {
    short: 'Aprende # paso a paso.',
    long: 'En este curso, @ te enseña a trabajar con <i>#</i> mediante ejemplos prácticos. Empezarás por lo esencial y avanzarás a tu ritmo.<br><br>Al terminar podrás llevar a cabo tus propios proyectos.',
  },
}
