import type { Translation } from './translation.ts'

/** The catalogue in Brazilian Portuguese. */
export const PORTUGUESE: Translation = {
  libraries: {
    Business: 'Negócios',
    Creative: 'Criação',
    Technology: 'Tecnologia',
  },
  subjects: {
    'Software Development': 'Desenvolvimento de software',
    'Web Development': 'Desenvolvimento web',
    'Cloud Computing': 'Computação em nuvem',
    DevOps: 'DevOps',
    'Data Science': 'Ciência de dados',
    'Artificial Intelligence': 'Inteligência artificial',
    Security: 'Segurança',
    'Business Software and Tools': 'Programas de escritório',
    'Project Management': 'Gestão de projetos',
    Marketing: 'Marketing',
    'Leadership and Management': 'Liderança e gestão',
    'Professional Development': 'Desenvolvimento profissional',
    'Graphic Design': 'Design gráfico',
    '3D and Animation': '3D e animação',
    Photography: 'Fotografia',
    'Audio and Video': 'Áudio e vídeo',
  },
  titles: {
    learning: 'Aprenda #',
    essentialTraining: '#: Formação Básica',
    introduction: 'Primeiros Passos com #',
    advanced: '# Avançado',
    quickTips: '#: Dicas e Truques',
    newFeatures: '#: Novidades',
    practicalProjects: '#: Projetos Práticos',
  },
  opening: 'Introdução',
  closing: 'Conclusão',
  lesson: 'Aula',
  description: {
    short: 'Aprenda # passo a passo.',
    long: 'Neste curso, @ mostra como trabalhar com <i>#</i> por meio de exemplos práticos. Você começa pelo essencial e avança no seu ritmo.<br><br>Ao final, estará pronto para os seus próprios projetos.',
  },
}
